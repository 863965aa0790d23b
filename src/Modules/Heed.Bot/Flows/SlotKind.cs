namespace Heed.Bot.Flows;

/// <summary>What an answer must look like.</summary>
internal enum SlotKind
{
    /// <summary>Any words, at most 500 characters.</summary>
    Text,

    /// <summary>4 to 40 letters, digits and hyphens, at least one of them a digit.</summary>
    OrderNumber,

    /// <summary>6 to 15 digits, with or without country code.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A day: 2026-03-05, 3月5日, 5 March, today, tomorrow.</summary>
    Date,

    /// <summary>One of the node's choices.</summary>
    Choice,
}
