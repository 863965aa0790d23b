namespace Heed.Conversations.Public;

/// <summary>Priority of a conversation. The numbers are stored; a smaller one comes first.</summary>
public enum Priority
{
    Urgent = 0,
    High = 1,
    Normal = 2,
    Low = 3,
}
