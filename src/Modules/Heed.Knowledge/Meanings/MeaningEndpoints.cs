using Heed.Knowledge.Entries;
using Heed.Platform.Timers;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Meanings;

/// <summary>How far knowledge is read for its meaning.</summary>
internal static class MeaningEndpoints
{
    public static void Map(IEndpointRouteBuilder knowledge)
    {
        knowledge.MapGet("/meanings", GetAsync).Needs(KnowledgePermissions.Read).WithName("GetKnowledgeMeanings").WithSummary("How many published entries were read for their meaning (embeddings), and why it does not go on.");
        knowledge.MapPost("/meanings/again", AgainAsync).Needs(KnowledgePermissions.Publish).WithName("ReadKnowledgeMeanings")
            .WithSummary("Goes on at once after a failure; afresh, everything is read anew, as after the service has put another model under the same name.");
    }

    private static async Task<Ok<KnowledgeMeanings>> GetAsync(Caller caller, IStore store, ITextMeanings meanings, CancellationToken cancellationToken)
    {
        var workspace = caller.Scope.Workspace;
        using var session = store.Read();
        var model = await meanings.ModelAsync(session, workspace, cancellationToken);
        var state = await session.Db.Set<MeaningState>().FirstOrDefaultAsync(s => s.Workspace == workspace, cancellationToken);
        var entries = await session.NumberAsync($"select count(*) from knowledge_entries where workspace = {workspace} and published is not null and status = {EntryStatus.Published}", cancellationToken);
        var rows = await session.QueryAsync(
            $"""
            select count(*), coalesce(sum(case when m.left_out = {true} then 1 else 0 end), 0) from knowledge_meanings m join knowledge_entries e on e.workspace = m.workspace and e.id = m.entry
            where m.workspace = {workspace} and m.model = {model ?? ""} and m.number = e.published_number and e.published is not null and e.status = {EntryStatus.Published}
            """,
            r => (All: r.Long(0), LeftOut: r.Long(1)), cancellationToken);
        var own = model is not null && state?.Model == model ? state : null;
        return TypedResults.Ok(new KnowledgeMeanings(
            model, (int)entries, (int)(rows[0].All - rows[0].LeftOut), (int)rows[0].LeftOut, own?.Dimensions ?? 0, own?.Tokens ?? 0, own?.Failure, own?.Detail, own?.FailedAt, own?.NextAt));
    }

    private static async Task<NoContent> AgainAsync(MeaningsAgain request, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(KnowledgePermissions.Publish);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (request.Afresh)
                {
                    unit.Execute($"delete from knowledge_meanings where workspace = {unit.Workspace}");
                    unit.Execute($"delete from knowledge_meaning_states where workspace = {unit.Workspace}");
                }

                unit.ClearTimer(MeaningTimer.TimerKind, Guid.Empty);
                MeaningTimer.Tell(unit);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>How far knowledge is read for its meaning.</summary>
/// <param name="Model">The model that reads; null when there is none or it is switched off.</param>
/// <param name="Entries">Published entries.</param>
/// <param name="Read">Of them, read as they are now.</param>
/// <param name="LeftOut">Of them, not taken by the service; found by their words alone.</param>
/// <param name="Tokens">Tokens that the model has counted for them.</param>
/// <param name="Failure">Why it does not go on; null when it does or is done.</param>
/// <param name="Detail">With <c>garbage</c>: <c>protocol</c>, <c>tooLarge</c>, <c>rows</c>, <c>dimension</c>, <c>notFinite</c>, <c>zero</c> or <c>same</c>.</param>
/// <param name="NextAt">When it is tried again by itself.</param>
internal sealed record KnowledgeMeanings(
    string? Model, int Entries, int Read, int LeftOut, int Dimensions, long Tokens, MeaningFailure? Failure, string? Detail, DateTimeOffset? FailedAt, DateTimeOffset? NextAt);

/// <summary>Going on with it.</summary>
/// <param name="Afresh">Forgets what was read.</param>
internal sealed record MeaningsAgain(bool Afresh = false);
