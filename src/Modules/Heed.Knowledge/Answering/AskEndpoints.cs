using System.Text;
using Heed.Knowledge.Entries;
using Heed.Platform.Web;
using Heed.Text.Retrieval;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Knowledge.Answering;

/// <summary>Trying a question: what would be answered, how surely, and why.</summary>
internal static class AskEndpoints
{
    internal const int MaxText = 2_000;
    private const int MaxHits = 5;

    /// <summary>From here on an answer is given without asking back.</summary>
    internal const double Sure = 0.6;

    /// <summary>So much the first must be ahead of the second.</summary>
    internal const double Lead = 0.08;

    public static void Map(IEndpointRouteBuilder knowledge) =>
        knowledge.MapPost("/ask", AskAsync).Needs(KnowledgePermissions.Read).WithName("AskKnowledge").WithSummary("Tries a question: hits with score and reasons; with an entry, also where its draft would come.");

    private static async Task<Ok<AskResult>> AskAsync(AskRequest request, Caller caller, IStore store, KnowledgeBook book, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(request.Text, "text", MaxText, multiline: true)
            .That(request.Channel is null || KnowledgeChannels.IsKnown(request.Channel), "channel", "unknownChannel", "There is no such channel.")
            .That(request.Facts is not { Count: > 50 }, "facts", "tooMany", "At most 50 facts.")
            .Done();
        if (request.BrandId is { } brand && !EntryAccess.Shows(caller.Scope, brand)) throw new NotFoundRefusal();
        var question = new KnowledgeQuestion(request.Text, request.BrandId, request.Channel, request.Language, request.Internal, request.Facts, MeaningUse.Looking);
        using var session = store.Read();
        var hits = request.BrandId is null
            ? await book.AskAllAsync(session, caller.Scope.Workspace, question, e => EntryAccess.Shows(caller.Scope, e.Brand) && (request.Internal || e.Content.Audience != Audience.Internal), MaxHits, cancellationToken)
            : await book.AskAsync(session, caller.Scope.Workspace, question, MaxHits, cancellationToken);
        var draft = request.EntryId is { } entry ? await DraftAsync(session, caller.Scope, entry, question, hits, cancellationToken) : null;
        return TypedResults.Ok(new AskResult(
            [.. hits.Select(h => new AskHit(h.Entry, h.Version, h.Version, h.Category, h.Question, h.Score, h.Matched, Shared(request.Text, h.Matched), h.Answer, h.Markdown, h.Language, h.Audience, h.Related))],
            hits.Count > 0 && hits[0].Score >= Sure && (hits.Count == 1 || hits[0].Score - hits[1].Score >= Lead), draft));
    }

    /// <summary>Where the draft of an entry would come: it is measured among the hits, in place of what it replaces.</summary>
    private static async Task<DraftPlace?> DraftAsync(
        ReadSession session, Scope scope, Guid id, KnowledgeQuestion question, IReadOnlyList<KnowledgeAnswer> hits, CancellationToken cancellationToken)
    {
        var entry = await EntryViews.FindAsync(session, scope, id, cancellationToken);
        if (entry.Draft is null) return null;
        var others = await PublishedEntry.LoadAsync(session, scope.Workspace, [.. hits.Select(h => h.Entry).Where(h => h != id)], entry.ChangedAt, cancellationToken);
        var index = AnswerIndex.Build(
            [KnowledgeIndexes.Read(id, entry.Brand, EntryContent.Read(entry.Draft)).Words, .. others.Values.Select(o => KnowledgeIndexes.Read(o.Id, o.Brand, o.Content).Words)]);
        var found = index.Find(question.Text, MaxHits + 1);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Id == id.ToString("N")) return new DraftPlace(i + 1, found[i].Score, found[i].Matched);
        }

        return new DraftPlace(null, 0, "");
    }

    /// <summary>Words that the question and the wording have in common: why it was found.</summary>
    private static List<string> Shared(string asked, string matched)
    {
        var terms = Heed.Text.TextAtoms.Read(asked).Select(a => a.Term).ToHashSet(StringComparer.Ordinal);
        var (shared, run, last) = (new List<string>(), new StringBuilder(), false);
        foreach (var atom in Heed.Text.TextAtoms.Read(matched))
        {
            var common = terms.Contains(atom.Term);
            // Characters of a script without spaces that stand together are shown together.
            if (run.Length > 0 && !(common && last && atom is { Spaceless: true, Joined: true })) Close();
            if (common) run.Append(matched, atom.Start, atom.Length);
            last = common && atom.Spaceless;
        }

        Close();
        return [.. shared.Distinct(StringComparer.OrdinalIgnoreCase).Take(12)];

        void Close()
        {
            if (run.Length > 0) shared.Add(run.ToString());
            run.Clear();
        }
    }
}

/// <summary>A question to try.</summary>
/// <param name="BrandId">As customers of the brand would get it; null for everything the caller sees.</param>
/// <param name="Internal">Entries for agents too.</param>
/// <param name="Facts">What is known of the customer and the order, to decide between cases.</param>
/// <param name="EntryId">An entry whose draft is to be measured too.</param>
internal sealed record AskRequest(
    string Text, Guid? BrandId = null, string? Channel = null, string? Language = null, bool Internal = true, IReadOnlyDictionary<string, string>? Facts = null, Guid? EntryId = null);

/// <summary>What would be answered.</summary>
/// <param name="Sure">Whether the bot would answer with the first without asking back.</param>
/// <param name="Draft">Where the draft of the entry asked about would come; null when it has none.</param>
internal sealed record AskResult(IReadOnlyList<AskHit> Hits, bool Sure, DraftPlace? Draft);

/// <summary>An answer that may fit.</summary>
/// <param name="Number">Number of the published version.</param>
/// <param name="Matched">The wording that came nearest.</param>
/// <param name="Reasons">Words of it that were asked.</param>
internal sealed record AskHit(
    Guid EntryId, long Version, long Number, Guid? CategoryId, string Question, double Score, string Matched, IReadOnlyList<string> Reasons, string Answer, string Markdown, string Language,
    Audience Audience, IReadOnlyList<RelatedScenario> Related);

/// <summary>Where a draft would come among the hits.</summary>
/// <param name="Place">1 for first; null when it would not be found.</param>
internal sealed record DraftPlace(int? Place, double Score, string Matched);
