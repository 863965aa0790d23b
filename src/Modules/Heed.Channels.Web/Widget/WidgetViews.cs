using Heed.Accounts.Public;
using Heed.Channels.Web.Sites;
using Heed.Routing.Public;
using Heed.Surveys.Public;

namespace Heed.Channels.Web.Widget;

/// <summary>Conversations and messages as their customer sees them: the one place that decides what leaves the house.</summary>
internal sealed class WidgetViews(IConversations conversations, IPeople people, ISurveys surveys, IWaiting waiting, SiteDirectory sites, TimeProvider time)
{
    /// <summary>Activity lines that a customer is told, in the widget's two words.</summary>
    private static readonly Dictionary<string, string> Told = new()
    {
        ["taken"] = "joined",
        ["assigned"] = "joined",
        ["handedOver"] = "joined",
        ["routed"] = "joined",
        ["accepted"] = "joined",
        ["resolved"] = "resolved",
    };

    /// <summary>The customer's newest conversation at the site; null before the first word.</summary>
    public async Task<WidgetConversation?> CurrentAsync(ReadSession session, Site site, Guid? customer, CancellationToken cancellationToken)
    {
        if (customer is not { } id) return null;
        var row = await conversations.CurrentAsync(session, site.Workspace, site.Inbox, id, cancellationToken);
        return row is null ? null : await ViewAsync(session, row, cancellationToken);
    }

    public async Task<WidgetConversation> ViewAsync(ReadSession session, ConversationRow row, CancellationToken cancellationToken) =>
        (await ViewsAsync(session, row.Workspace, [row], cancellationToken))[row.Id];

    public async Task<IReadOnlyDictionary<Guid, WidgetConversation>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<ConversationRow> rows, CancellationToken cancellationToken)
    {
        var agents = rows.Select(r => r.Assignee).OfType<Guid>().Distinct().ToList();
        var names = agents.Count == 0 ? new Dictionary<Guid, PersonRow>() : await people.FindAsync(session, workspace, agents, cancellationToken);
        var resolved = rows.Where(r => r.Category == StatusCategory.Resolved || r.RatingScore is not null).Select(r => r.Id).ToList();
        var ratings = resolved.Count == 0 ? new Dictionary<Guid, RatingRow>() : await surveys.CurrentAsync(session, workspace, resolved, cancellationToken);
        var places = await waiting.PlacesAsync(session, workspace, [.. rows.Where(r => r.Handler == Handler.Queue).Select(r => r.Id)], cancellationToken);
        var views = new Dictionary<Guid, WidgetConversation>(rows.Count);
        foreach (var row in rows)
        {
            var rating = ratings.GetValueOrDefault(row.Id);
            var site = await sites.ByInboxAsync(workspace, row.Inbox, cancellationToken);
            var asks = site?.Rating == true;
            views[row.Id] = new WidgetConversation(
                row.Id, row.Category, row.Handler, row.Assignee is { } a && names.TryGetValue(a, out var agent) ? agent.Name : null,
                row.CustomerSeen, row.AgentSeen, row.MessageCount,
                rating is null ? null : new WidgetRating(rating.Score, rating.Comment),
                asks && row.Category == StatusCategory.Resolved && (rating is null || time.GetUtcNow() < rating.ChangeableUntil),
                places.TryGetValue(row.Id, out var place) ? PlaceWords.Line(place, row.Language ?? site?.Languages) : null);
        }

        return views;
    }

    /// <summary>The message as the widget shows it; null for what a customer is not told.</summary>
    public static WidgetMessage? View(MessageRow m)
    {
        // What the house says about a call-back looks like any of its words.
        if (m is { Author: MessageAuthor.System, Note: false, Activity: { } told, Text.Length: > 0 } && told.StartsWith("callBack", StringComparison.Ordinal))
        {
            return new WidgetMessage(m.Id, m.Position, false, MessageAuthor.Bot, "", m.Text, m.At, [], null, false) { Parts = m.Parts?.ForCustomer() };
        }

        string? code = null;
        if (m.Note || (m.Author == MessageAuthor.System && !(m.Activity is { } activity && Told.TryGetValue(activity, out code)))) return null;
        // Back to the queue: nobody has joined.
        if (code == "joined" && !HasAssignee(m.ActivityFacts)) return null;
        if (m.DeletedAt is not null) return new WidgetMessage(m.Id, m.Position, false, MessageAuthor.System, "", "", m.At, [], "deleted", false);
        return new WidgetMessage(
            m.Id, m.Position, m.Author == MessageAuthor.Customer, m.Author, m.AuthorName, m.Text, m.At,
            [.. m.Files.Select(f => new WidgetFile(f.Id, f.Name, f.ContentType, f.Size, f.Url, f.Width, f.Height))], code, m.EditedAt is not null)
        { Parts = m.Parts?.ForCustomer() };
    }

    private static bool HasAssignee(string? facts)
    {
        if (facts is null) return false;
        using var json = JsonDocument.Parse(facts);
        return json.RootElement.TryGetProperty("assignee", out var id) && id.ValueKind == JsonValueKind.String;
    }

    /// <summary>Messages of a conversation, ascending.</summary>
    public async Task<IReadOnlyList<WidgetMessage>> MessagesAsync(
        ReadSession session, WorkspaceId workspace, Guid conversation, int? after, int? before, int limit, CancellationToken cancellationToken) =>
        [.. (await conversations.CustomerMessagesAsync(session, workspace, conversation, after, before, limit, cancellationToken)).Select(View).OfType<WidgetMessage>()];
}

/// <summary>A conversation as its customer sees it.</summary>
/// <param name="Place">The place in the queue and the expected wait, in words; null when nobody is waited for.</param>
internal sealed record WidgetConversation(
    Guid Id, StatusCategory Category, Handler Handler, string? AgentName, int CustomerSeen, int AgentSeen, int MessageCount, WidgetRating? Rating, bool CanRate, string? Place = null);

/// <summary>The customer's own rating.</summary>
internal sealed record WidgetRating(int Score, string? Comment);

/// <summary>A message as the customer sees it. <c>code</c> is set on lines of Heed itself: joined, resolved, and deleted where a message stood.</summary>
internal sealed record WidgetMessage(
    Guid Id, int Position, bool Mine, MessageAuthor AuthorKind, string AuthorName, string Text, DateTimeOffset At, IReadOnlyList<WidgetFile> Attachments, string? Code, bool Edited)
{
    /// <summary>Buttons, source, card; null for most.</summary>
    public MessageParts? Parts { get; init; }
}

/// <summary>A file; <c>url</c> is signed and expires.</summary>
internal sealed record WidgetFile(Guid Id, string Name, string ContentType, long Size, string Url, int? Width, int? Height);
