namespace Heed.Conversations.Messages;

/// <summary>Whom a mention means.</summary>
internal enum MentionKind
{
    Person,
    Team,
}
