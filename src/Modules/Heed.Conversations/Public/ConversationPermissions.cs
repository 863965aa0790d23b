namespace Heed.Conversations.Public;

/// <summary>Permissions of this module.</summary>
public static class ConversationPermissions
{
    public const string Reply = "conversations.reply";
    public const string Note = "conversations.note";
    public const string Assign = "conversations.assign";
    public const string Edit = "conversations.edit";
    public const string Start = "conversations.start";
    public const string Read = "conversations.read";
    public const string ManageInboxes = "inboxes.manage";
    public const string ManageLabels = "labels.manage";
    public const string ManageStatuses = "statuses.manage";
    public const string ShareViews = "views.share";
    public const string ManageFields = "fields.manage";
    public const string ManageCanned = "canned.manage";
}
