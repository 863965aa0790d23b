namespace Heed.Text.Summaries;

/// <summary>Who says something in a conversation.</summary>
public enum Speaker
{
    /// <summary>Who came with the question.</summary>
    Customer,

    /// <summary>A person who helps.</summary>
    Agent,

    /// <summary>The bot.</summary>
    Bot,
}
