namespace Heed.Conversations.Public;

/// <summary>Who is to act on a conversation next. The numbers are stored.</summary>
public enum Handler
{
    None = 0,
    Bot = 1,
    Queue = 2,
    Agent = 3,
}
