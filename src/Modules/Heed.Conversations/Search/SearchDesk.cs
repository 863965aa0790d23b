using System.Globalization;
using Heed.Conversations.Access;
using Heed.Conversations.Messages;
using Heed.Conversations.Threads;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>Answers a search: the number that was typed, customers, then messages, files and subjects.</summary>
internal sealed class SearchDesk(IStore store, ICustomerSearch customers, ConversationViews conversations, MessageViews messages)
{
    /// <summary>Totals are exact up to here; relevance orders as many of the newest.</summary>
    internal const int Most = 999;
    private const int CustomersBeside = 5;
    private static readonly SearchKind[] Everything = [SearchKind.Message, SearchKind.File, SearchKind.Subject];

    public async Task<SearchPage> FindAsync(Scope scope, SearchRequest request, CancellationToken cancellationToken)
    {
        request.Check();
        var size = Paging.Limit(request.Limit);
        var place = Paging.Decode<Place>(request.After);
        using var session = store.Read();
        if (request.Kind == "customers") return await CustomersAsync(session, scope, request, size, place, cancellationToken);
        var first = place is null && !request.IsNarrowed && request.Kind is null or "all";
        IReadOnlyList<FoundCustomer> beside = first && request.Query is not null
            ? [.. (await customers.FindAsync(session, scope, request.Query, null, CustomersBeside, cancellationToken)).Select(Show)]
            : [];
        var numbered = place is null ? await NumberedAsync(session, scope, request, cancellationToken) : null;
        var query = SearchQuery.Parse(request.Query);
        if (query.IsEmpty) return new SearchPage([], null, 0, false, beside, numbered);
        var page = request.ByRelevance || request.Kind == "conversations"
            ? await AmongNewestAsync(session, scope, request, query, size, place, cancellationToken)
            : await NewestAsync(session, scope, request, query, size, place, cancellationToken);
        return page with { Customers = beside, Numbered = numbered };
    }

    /// <summary>Page by page, newest first, without end.</summary>
    private async Task<SearchPage> NewestAsync(ReadSession session, Scope scope, SearchRequest request, SearchQuery query, int size, Place? place, CancellationToken cancellationToken)
    {
        var newest = Math.Min(await SearchIndex.NewestAsync(session, scope.Workspace, cancellationToken), place?.Doc - 1 ?? long.MaxValue);
        // What is counted need not be read where the index alone can tell.
        var indexCounts = HitReader.IndexCounts(scope, request, query);
        var wanted = place is null && !indexCounts ? Most + 1 : size + 1;
        var (hits, reached) = await HitReader.ReadAsync(session, scope, request, query, KindsOf(request), newest, wanted, cancellationToken);
        var (count, more) = indexCounts && place is null && hits.Count > size
            ? await HitReader.CountAsync(session, scope, query, KindsOf(request), newest, Most + 1, cancellationToken)
            : (hits.Count, reached is not null);
        var shown = hits.Take(size).ToList();
        // A full page goes on behind its last hit; a page that ran out of time goes on where the search stopped.
        var next = hits.Count > size ? shown[^1].Doc : reached;
        return new SearchPage(
            await ShowAsync(session, scope.Workspace, query, shown, cancellationToken), next is { } doc ? Paging.Encode(new Place(doc, 0)) : null,
            place is null ? Math.Min(count, Most) : null, place is null && more, [], null);
    }

    /// <summary>By relevance, or a line for each conversation: among the newest hits.</summary>
    private async Task<SearchPage> AmongNewestAsync(ReadSession session, Scope scope, SearchRequest request, SearchQuery query, int size, Place? place, CancellationToken cancellationToken)
    {
        var newest = Math.Min(await SearchIndex.NewestAsync(session, scope.Workspace, cancellationToken), place?.Doc ?? long.MaxValue);
        var (hits, reached) = await HitReader.ReadAsync(session, scope, request, query, KindsOf(request), newest, Most + 1, cancellationToken);
        IEnumerable<SearchHit> ordered = hits;
        if (request.ByRelevance) ordered = ordered.OrderByDescending(h => h.Score).ThenByDescending(h => h.Doc);
        if (request.Kind == "conversations") ordered = ordered.DistinctBy(h => h.Conversation);
        var all = ordered.Take(Most).ToList();
        var skip = place?.Skip ?? 0;
        var shown = all.Skip(skip).Take(size).ToList();
        var next = skip + size < all.Count ? Paging.Encode(new Place(newest, skip + size)) : null;
        return new SearchPage(await ShowAsync(session, scope.Workspace, query, shown, cancellationToken), next, place is null ? all.Count : null, place is null && reached is not null, [], null);
    }

    private async Task<SearchPage> CustomersAsync(ReadSession session, Scope scope, SearchRequest request, int size, Place? place, CancellationToken cancellationToken)
    {
        var found = await customers.FindAsync(session, scope, request.Query ?? "", place?.Doc, place is null ? Most + 1 : size + 1, cancellationToken);
        var items = found.Take(size).Select(f => new SearchItem("customer", f.Customer.Id, null, f.Found, null, null, null, null, false, null, Show(f))).ToList();
        var next = found.Count > size ? Paging.Encode(new Place(found[size - 1].Doc, 0)) : null;
        return new SearchPage(items, next, place is null ? Math.Min(found.Count, Most) : null, place is null && found.Count > Most, [], null);
    }

    /// <summary>"#1234" jumps to the conversation of that number.</summary>
    private async Task<FoundConversation?> NumberedAsync(ReadSession session, Scope scope, SearchRequest request, CancellationToken cancellationToken)
    {
        var digits = request.Query?.Trim().TrimStart('#') ?? "";
        if (digits.Length is 0 or > 18 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var found = await conversations.QueryAsync(session, scope.Workspace, $"c.number = {number} and {ConversationAccess.Filter(scope)}", SqlText.Empty, cancellationToken);
        return found.Count == 0 ? null : FoundConversation.Of(found[0]);
    }

    private static IReadOnlyList<SearchKind> KindsOf(SearchRequest request) => request.Kind switch
    {
        "messages" => [SearchKind.Message],
        "files" => [SearchKind.File],
        // A subject has no author.
        _ => request.Author is null ? Everything : [SearchKind.Message, SearchKind.File],
    };

    private async Task<List<SearchItem>> ShowAsync(ReadSession session, WorkspaceId workspace, SearchQuery query, List<SearchHit> hits, CancellationToken cancellationToken)
    {
        var threads = (await conversations.LoadAsync(session, workspace, [.. hits.Select(h => h.Conversation).Distinct()], cancellationToken)).ToDictionary(c => c.Id, FoundConversation.Of);
        var said = (await messages.LoadAsync(session, workspace, [.. hits.Where(h => h.Message is not null).Select(h => h.Message!.Value).Distinct()], cancellationToken)).ToDictionary(m => m.Id);
        var items = new List<SearchItem>(hits.Count);
        foreach (var hit in hits)
        {
            var message = hit.Message is { } id ? said.GetValueOrDefault(id) : null;
            var kind = hit.Kind switch { SearchKind.Message => "message", SearchKind.File => "file", _ => "subject" };
            var file = hit.Kind == SearchKind.File ? message?.Attachments.FirstOrDefault(a => a.Id == hit.Entity) : null;
            var text = hit.Kind switch { SearchKind.Message => message?.Text, SearchKind.File => file?.Name, _ => threads.GetValueOrDefault(hit.Conversation)?.Subject };
            // Changed a moment ago, or two terms of one number: the text decides.
            if (text is null || query.Match(text) is not { } ranges) continue;
            items.Add(new SearchItem(
                kind, hit.Entity, hit.At, Snippet.Cut(text, ranges), threads.GetValueOrDefault(hit.Conversation), message?.Position, message?.AuthorKind, message?.AuthorName,
                message?.Note ?? false, file, null));
        }

        return items;
    }

    private static FoundCustomer Show(CustomerFound found) => new(
        found.Customer.Id, found.Customer.Number, found.Customer.Name, found.Customer.Initials, found.Customer.Verified, found.Customer.Email, found.Phone, found.Found);

    /// <summary>Where a page goes on: before a document, or after so many among the newest up to it.</summary>
    private sealed record Place(long Doc, int Skip);
}
