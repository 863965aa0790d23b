namespace Heed.Conversations.Public;

/// <summary>Who wrote a message. The numbers are stored.</summary>
public enum MessageAuthor
{
    System = 0,
    Agent = 1,
    Customer = 2,
    Bot = 3,
}
