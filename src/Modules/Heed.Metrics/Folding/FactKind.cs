namespace Heed.Metrics.Folding;

/// <summary>What is measured about a conversation, or about a person's day. The numbers are stored.</summary>
internal enum FactKind
{
    /// <summary>A conversation began. One a conversation.</summary>
    Created = 1,

    /// <summary>Customers' messages in one quarter-hour; the value is how many.</summary>
    MessagesIn = 2,

    /// <summary>One person's messages to the customer in one quarter-hour; the value is how many.</summary>
    MessagesOut = 3,

    /// <summary>The bot's messages in one quarter-hour; the value is how many.</summary>
    MessagesBot = 4,

    /// <summary>Customer's first words to a person, until a person's first words.</summary>
    FirstResponse = 5,

    /// <summary>Customer's later words, until a person's next ones.</summary>
    NextResponse = 6,

    /// <summary>One stay in the queue, until a person has the conversation or the customer has gone.</summary>
    Wait = 7,

    /// <summary>One person's work on a conversation, from having it to giving it away or resolving it.</summary>
    Handle = 8,

    /// <summary>One stay with the bot.</summary>
    BotTime = 9,

    /// <summary>It was resolved. One each time.</summary>
    Resolved = 10,

    /// <summary>From the beginning to the last resolution. One a conversation, while it is resolved.</summary>
    Resolution = 11,

    /// <summary>A customer's rating; the value is the score, 1 to 5.</summary>
    Satisfaction = 12,

    /// <summary>It went from one person or team to another.</summary>
    Transfer = 13,

    /// <summary>A step was taken because a promise of time was at risk or broken.</summary>
    Escalation = 14,

    /// <summary>Time a person was there to work: online or busy. Never kept: counted from the history of states when asked.</summary>
    Staffed = 15,

    /// <summary>Part of that time with work in hand: of each person and day at most all of it. Never kept either.</summary>
    Occupied = 16,
}
