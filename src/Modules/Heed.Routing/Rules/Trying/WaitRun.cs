using Heed.Queueing.Scenarios;
using Heed.Queueing.Simulating;

namespace Heed.Routing.Rules.Trying;

/// <summary>
/// Lives the last days through again, on the real engine in virtual time: the arrivals and handling times that were, the people who answered, by the rules in force and by the draft.
/// </summary>
internal sealed class WaitRun(IPeople people, IAgentBook agents, RuleHours hours, PastWeek week)
{
    /// <summary>Handling times and patience are drawn anew; several draws of each day even out luck.</summary>
    private const int Draws = 3;

    private const long Seed = 1;
    private const int MostSorts = 500;

    public async Task<TrialWaits?> RunAsync(ReadSession session, WorkspaceId workspace, IReadOnlyList<QueueRow> queues, IReadOnlyList<TriedContact> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0) return null;
        var zone = await hours.ZoneAsync(workspace, cancellationToken);
        var staff = new Staff(
            (await people.ScopesAsync(workspace, cancellationToken)).Where(s => s.Has(ConversationPermissions.Reply)).ToList(),
            await agents.ListAsync(session, workspace, cancellationToken), await week.ShiftsAsync(session, workspace, cancellationToken), zone);
        var target = queues.First(q => q.IsDefault).Terms.TargetSeconds;
        var sums = new WaitSums(queues);
        var preferring = true;
        foreach (var day in contacts.GroupBy(c => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(c.Contact.At, zone).DateTime)).OrderBy(d => d.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var there = staff.On(day.Key, contacts);
            if (there.Count == 0) continue;
            List<TriedContact> came = [.. day.Take(MostContacts)];
            var model = new DayModel(day.Key, zone, queues, there, target, preferring: true, came);
            // Hundreds of agents make too many sorts of customers; then it goes without whom each should go to, and says so.
            if (model.Sorts > MostSorts) (model, preferring) = (new DayModel(day.Key, zone, queues, there, target, preferring: false, came), false);
            if (model.Sorts > MostSorts) return null;
            sums.Add(await Task.Run(() => Simulator.Compare(model.Scenario(c => c.Before), model.Scenario(c => c.After), Draws, Seed, cancellationToken, waits: sums.Pools), cancellationToken));
        }

        return sums.IsEmpty ? null : sums.Read(target, DayModel.Patience, (int)Handling(contacts), staff.Count, preferring);
    }

    private const int MostContacts = 20_000;

    private static double Handling(IReadOnlyList<TriedContact> contacts) => contacts.Where(c => c.Contact.Handling is not null).Select(c => c.Contact.Handling!.Value).DefaultIfEmpty(DayModel.UsualHandling).Average();
}
