namespace Heed.Floor.Words;

/// <summary>What a supervisor wants of people. The numbers are stored.</summary>
internal enum FloorWordKind
{
    /// <summary>One line that everybody in the chosen queues and teams reads.</summary>
    Broadcast = 0,

    /// <summary>Those who are away or on a break are asked to come back; they may say no.</summary>
    CallIn = 1,
}
