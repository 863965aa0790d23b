using Heed.Knowledge.Entries;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Learning;

/// <summary>What was learnt from conversations: proposals that wait for a person, and wordings that answers are found by.</summary>
internal static class ProposalEndpoints
{
    public static void Map(IEndpointRouteBuilder knowledge)
    {
        knowledge.MapGet("/proposals", ListAsync).Needs(KnowledgePermissions.Read).WithName("ListKnowledgeProposals").WithSummary("Drafts and wordings found in solved conversations, those that most speak for first. Nothing is published by itself.");
        knowledge.MapPost("/proposals/{entry:guid}/dismiss", DismissAsync).Needs(KnowledgePermissions.Write).WithName("DismissKnowledgeProposal").WithSummary("A proposed draft is not wanted; more of its kind do not bring it back.");
        knowledge.MapPost("/proposals/{entry:guid}/reopen", ReopenAsync).Needs(KnowledgePermissions.Write).WithName("ReopenKnowledgeProposal").WithSummary("Takes a dismissal back; the draft is made anew.");
        knowledge.MapPost("/wordings/{heard:guid}/add", AddAsync).Needs(KnowledgePermissions.Write).WithName("AddKnowledgeWording").WithSummary("Adds a proposed wording to its entry's draft.");
        knowledge.MapPost("/wordings/{heard:guid}/dismiss", RefuseAsync).Needs(KnowledgePermissions.Write).WithName("DismissKnowledgeWording").WithSummary("A proposed wording is not wanted.");
        knowledge.MapPost("/wordings/{heard:guid}/reopen", AskAgainAsync).Needs(KnowledgePermissions.Write).WithName("ReopenKnowledgeWording").WithSummary("Takes a decision about a wording back.");
        knowledge.MapGet("/entries/{entry:guid}/learnt", LearntAsync).Needs(KnowledgePermissions.Read).WithName("ListLearntWordings").WithSummary("Wordings that the entry is found by because customers said it solved their question, or agents sent it.");
        knowledge.MapDelete("/entries/{entry:guid}/learnt/{heard:guid}", ForgetAsync).Needs(KnowledgePermissions.Write).WithName("ForgetLearntWording").WithSummary("The entry is not found by the wording any more, and does not learn it again.");
    }

    private static async Task<Ok<Proposals>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken, Guid? brand = null)
    {
        using var session = store.Read();
        return TypedResults.Ok(await ProposalViews.AllAsync(session, caller.Scope, brand, cancellationToken));
    }

    private static async Task<NoContent> DismissAsync(Guid entry, Caller caller, ProposalDesk desk, CancellationToken cancellationToken)
    {
        await desk.DismissAsync(caller.Scope, entry, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReopenAsync(Guid entry, Caller caller, ProposalDesk desk, CancellationToken cancellationToken)
    {
        await desk.ReopenAsync(caller.Scope, entry, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AddAsync(Guid heard, Caller caller, ProposalDesk desk, CancellationToken cancellationToken)
    {
        await desk.AddAsync(caller.Scope, heard, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RefuseAsync(Guid heard, Caller caller, ProposalDesk desk, CancellationToken cancellationToken)
    {
        await desk.RefuseAsync(caller.Scope, heard, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AskAgainAsync(Guid heard, Caller caller, ProposalDesk desk, CancellationToken cancellationToken)
    {
        await desk.AskAgainAsync(caller.Scope, heard, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<LearntWordings>> LearntAsync(Guid entry, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        if (await session.Db.Set<Entry>().FirstOrDefaultAsync(e => e.Workspace == caller.Scope.Workspace && e.Id == entry, cancellationToken) is not { } row || !EntryAccess.Shows(caller.Scope, row.Brand)) throw new NotFoundRefusal();
        var heard = await session.Db.Set<Heard>().Where(h => h.Workspace == caller.Scope.Workspace && h.Entry == entry && h.Source != HeardSource.Mined && h.State == HeardState.Used).OrderByDescending(h => h.At).Take(200).ToListAsync(cancellationToken);
        var counting = HeardBook.Counting(heard).Select(h => h.Id).ToHashSet();
        return TypedResults.Ok(new LearntWordings([.. heard.Select(h => new LearntWording(h.Id, h.Question, h.Source, counting.Contains(h.Id), h.At))]));
    }

    private static async Task<NoContent> ForgetAsync(Guid entry, Guid heard, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var row = EntryAccess.Load(unit, caller.Scope, entry);
                EntryAccess.Require(caller.Scope, KnowledgePermissions.Write, row.Brand);
                var words = unit.Db.Set<Heard>().FirstOrDefault(h => h.Workspace == unit.Workspace && h.Id == heard && h.Entry == entry && h.Source != HeardSource.Mined) ?? throw new NotFoundRefusal();
                words.State = HeardState.Dismissed;
                Answering.Stamp.Raise(unit);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Wordings learnt for an entry.</summary>
internal sealed record LearntWordings(IReadOnlyList<LearntWording> Items);

/// <summary>A wording learnt for an entry.</summary>
/// <param name="Counts">Whether the entry is found by it; what agents' acts tell counts once two conversations tell it.</param>
internal sealed record LearntWording(Guid Id, string Text, HeardSource Source, bool Counts, DateTimeOffset At);
