using System.Text.Json;
using Heed.Demo.Company;
using Heed.Demo.Stories;
using Heed.Routing.Public;

namespace Heed.Demo.Seeding;

/// <summary>Who is at work: people come and go as the sample company plays them, and choose their state as they would in the console.</summary>
internal sealed class Attendance(SampleCompany company, IStandIns standIns)
{
    private IReadOnlyDictionary<string, Guid>? _reasons;

    /// <summary>
    /// Everybody looks after their conversations by hand while the past is played: the next one is given to nobody who has no place for it. What people can do,
    /// <see cref="Lines"/> says at the end.
    /// </summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var person in company.People.Values)
        {
            await company.Owner.Calls.PatchAsync($"routing/agents/{person.Id}", new { capacity = new { units = 0 } }, cancellationToken);
        }
    }

    public async Task PlayAsync(ShiftTurn turn, CancellationToken cancellationToken)
    {
        var person = company.People[turn.Person];
        switch (turn.Step)
        {
            case ShiftStep.Comes: await standIns.ComeAsync(company.Workspace, person.Id, cancellationToken); break;
            case ShiftStep.Goes: await standIns.GoAsync(company.Workspace, person.Id, cancellationToken); break;
            case ShiftStep.IsBack: await ChooseAsync(person, "online", null, cancellationToken); break;
            case ShiftStep.Eats: await ChooseAsync(person, "away", "lunch", cancellationToken); break;
            case ShiftStep.DoesOtherWork: await ChooseAsync(person, "away", "paperwork", cancellationToken); break;
            default: throw new ArgumentOutOfRangeException(nameof(turn));
        }
    }

    /// <summary>Whoever is still there goes: the server they are on ends. Nobody comes back to a pause of then.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        foreach (var person in company.People.Values)
        {
            await standIns.GoAsync(company.Workspace, person.Id, cancellationToken);
            await ChooseAsync(person, "online", null, cancellationToken);
        }
    }

    private async Task ChooseAsync(Colleague person, string state, string? reason, CancellationToken cancellationToken)
    {
        _reasons ??= (await company.Owner.Calls.GetAsync("presence/rules", cancellationToken)).GetProperty("reasons").EnumerateArray()
            .Where(r => r.GetProperty("key").ValueKind == JsonValueKind.String).ToDictionary(r => r.GetProperty("key").GetString()!, r => r.GetProperty("id").GetGuid());
        await person.Calls.PutAsync("presence", new { state, reasonId = reason is null ? (Guid?)null : _reasons[reason], minutes = (int?)(reason is null ? null : 0) }, cancellationToken);
    }
}
