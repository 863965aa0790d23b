using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>Keeps the places of conversations: what the row must become for what was seen.</summary>
internal sealed class Places(Planner planner)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    /// <summary>The row as it has to be, and how that is told; the same row when nothing changes. Plans where planning is needed.</summary>
    public async Task<PlaceChange> ForAsync(ReadSession session, Sight sight, Guid defaultQueue, IReadOnlyCollection<AgentCard> crew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (place, thread) = (sight.Place, sight.Thread);
        switch (sight.Should)
        {
            case Standing.Held when place is not { Standing: Standing.Held } || place.Agent != thread!.Assignee:
                var had = place is null or { Standing: Standing.Done } ? await NewAsync(session, thread!, defaultQueue, crew, now, cancellationToken) : place;
                return new PlaceChange(place, Put(had!, Standing.Held, thread!.Assignee, place?.Standing == Standing.Held ? had!.Since : now), place?.Waits == true ? "answered" : null);
            case Standing.Waiting when place is null or { Standing: Standing.Done }:
                return new PlaceChange(place, await NewAsync(session, thread!, null, crew, now, cancellationToken), null, Entered: true);
            case Standing.Waiting when place.Standing == Standing.Left:
                return place.AwaySince is null ? new PlaceChange(place, Back(place, now), null, Entered: true) : PlaceChange.None(place);
            case Standing.Waiting when sight.CallBack && place is { Standing: Standing.Waiting, Kind: not Heed.Queueing.Matching.WorkKind.CallBack }:
                var rung = Put(place, Standing.Waiting, null, place.Since);
                rung.Kind = Heed.Queueing.Matching.WorkKind.CallBack;
                return new PlaceChange(place, rung, null, Changed: true);
            case Standing.Waiting when place.Standing == Standing.Held || !WorkPlan.Read(place.Plan).Fits(thread!):
                return await AgainAsync(session, sight, crew, now, cancellationToken);
            case Standing.Done when place is { Standing: not Standing.Done }:
                return new PlaceChange(place, Put(place, Standing.Done, null, now), place.Waits ? thread?.Category == StatusCategory.Resolved ? "resolved" : "withdrawn" : null);
            default:
                return PlaceChange.None(place);
        }
    }

    // Back from an agent, or on to another team: with its place.
    private async Task<PlaceChange> AgainAsync(ReadSession session, Sight sight, IReadOnlyCollection<AgentCard> crew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var place = sight.Place!;
        var held = place.Standing == Standing.Held;
        var row = Put(place, Standing.Waiting, null, held ? now : place.Since);
        if (WorkPlan.Read(place.Plan).Fits(sight.Thread!)) return new PlaceChange(place, row, null, Entered: held);
        var (plan, queue) = await planner.PlanAsync(session, sight.Thread!, crew, cancellationToken);
        (row.Queue, row.Plan, row.Rank) = (queue ?? place.Queue, plan.Write(), plan.Rank(row.Entered));
        return new PlaceChange(place, row, !held && row.Queue != place.Queue ? "withdrawn" : null, Entered: held || row.Queue != place.Queue, Changed: true);
    }

    private async Task<QueuedWork?> NewAsync(ReadSession session, ConversationRow thread, Guid? otherwise, IReadOnlyCollection<AgentCard> crew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (plan, queue) = await planner.PlanAsync(session, thread, crew, cancellationToken);
        if ((queue ?? otherwise) is not { } line) return null;
        var entered = thread.WaitingSince is { } since && since < now ? since : now;
        return new QueuedWork
        {
            Workspace = thread.Workspace,
            Id = thread.Id,
            Conversation = thread.Id,
            Kind = planner.KindOf(thread),
            Queue = line,
            Entered = entered,
            Since = entered,
            Rank = plan.Rank(entered),
            Plan = plan.Write(),
        };
    }

    // Whoever comes back soon stands where they stood; later they begin anew.
    private static QueuedWork Back(QueuedWork place, DateTimeOffset now)
    {
        var row = Put(place, Standing.Waiting, null, now);
        if (now - place.Since <= KeptFor) return row;
        row.Entered = now;
        row.Rank = WorkPlan.Read(row.Plan).Rank(now);
        return row;
    }

    private static QueuedWork Put(QueuedWork place, Standing standing, Guid? agent, DateTimeOffset since) => new()
    {
        Workspace = place.Workspace,
        Id = place.Id,
        Conversation = place.Conversation,
        Kind = place.Kind,
        Queue = place.Queue,
        Standing = standing,
        Agent = agent,
        Entered = place.Entered,
        Since = since,
        Rank = place.Rank,
        Plan = place.Plan,
        AwaySince = standing is Standing.Held or Standing.Done ? null : place.AwaySince,
        AlarmedAt = standing == Standing.Waiting ? place.AlarmedAt : null,
    };
}
