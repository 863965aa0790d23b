using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Conversations.Editing;

/// <summary>Who may change or delete which words.</summary>
internal static class EditRules
{
    /// <summary>How long an author may change a reply without a right of their own to.</summary>
    internal static readonly TimeSpan OwnFor = TimeSpan.FromMinutes(15);

    /// <exception cref="ConflictRefusal">These words cannot be changed by anybody; the code says why.</exception>
    /// <exception cref="ForbiddenRefusal">This caller may not change them.</exception>
    internal static void Check(Scope scope, ConversationRow row, EditableMessage message, bool carried, DateTimeOffset now, bool delete)
    {
        if (message.DeletedAt is not null) throw new ConflictRefusal("deleted", "The message was deleted.");
        if (message.Author != MessageAuthor.Agent) throw new ConflictRefusal("notOurs", "Only what the team wrote can be changed.");
        var mine = message.AuthorId is not null && message.AuthorId == scope.Actor.Id;
        if (message.Note)
        {
            // A colleague's note stays in the colleague's words; taking it away needs the right to.
            if (mine) return;
            if (!delete) throw new ConflictRefusal("notYours", "A note is changed by its author only.");
            scope.Require(ConversationPermissions.Edit, row.Brand);
            return;
        }

        if (carried && message.State != DeliveryState.Failed) throw new ConflictRefusal("alreadySent", "It has left for the customer and cannot be changed.");
        if (!mine || message.At + OwnFor < now) scope.Require(ConversationPermissions.Edit, row.Brand);
    }
}
