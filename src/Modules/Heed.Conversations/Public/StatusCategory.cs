namespace Heed.Conversations.Public;

/// <summary>What a status means to Heed, whatever a workspace calls it. The numbers are stored.</summary>
public enum StatusCategory
{
    Open = 0,
    Waiting = 1,
    Resolved = 2,
}
