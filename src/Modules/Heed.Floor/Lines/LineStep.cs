namespace Heed.Floor.Lines;

/// <summary>What became of a conversation in a line.</summary>
internal enum LineStep
{
    /// <summary>It came into the line, or into another one; the place in time is kept.</summary>
    Entered,

    /// <summary>An agent has it.</summary>
    Answered,

    /// <summary>The customer left before anybody answered.</summary>
    Abandoned,

    /// <summary>It left for another reason: resolved by itself, taken back, merged.</summary>
    Withdrawn,
}
