namespace Heed.Bot.Flows;

/// <summary>What a node of a flow does.</summary>
internal enum FlowNodeKind
{
    /// <summary>Asks for something and keeps the answer.</summary>
    Ask,

    /// <summary>Goes one of several ways by what is known.</summary>
    Condition,

    /// <summary>Looks something up or asks for something to be done.</summary>
    Action,

    /// <summary>Says something.</summary>
    Say,

    /// <summary>Answers from the knowledge.</summary>
    Knowledge,

    /// <summary>Offers buttons.</summary>
    Choices,

    /// <summary>Goes on only with a customer who has proven who it is.</summary>
    Verify,

    /// <summary>Waits for the visitor's next word.</summary>
    Wait,

    /// <summary>Takes down a form of what was collected.</summary>
    Form,

    /// <summary>Hands over to people.</summary>
    HandOver,

    /// <summary>Asks how satisfied the customer is, 1 to 5, and keeps it as the conversation's rating.</summary>
    Rating,

    /// <summary>Ends the flow.</summary>
    End,
}
