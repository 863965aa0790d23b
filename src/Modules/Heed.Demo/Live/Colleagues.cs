using Heed.Accounts.Public;
using Heed.Demo.Calls;
using Heed.Demo.SignIns;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Routing.Public;
using Microsoft.Extensions.Logging;

namespace Heed.Demo.Live;

/// <summary>
/// Sample colleagues who are at work while the demo is looked at: one takes work, one is busy, one is at lunch. They are present and answer nobody; a
/// conversation that they have waits for them, as it would for people. Whoever signs in as one of them is that person from then on, and takes work.
/// </summary>
internal sealed class Colleagues(IPeople people, IStore store, IStandIns standIns, SignInFile signIns, TimeProvider time, ILogger<Colleagues> log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Beginning of an address, and what they do.</summary>
    private static readonly (string Who, string State, string? Reason)[] AtWork = [("yuwei@", "busy", null), ("zhaolei@", "online", null), ("emma@", "away", "lunch")];

    public async Task RunAsync(Uri server, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var played = new Dictionary<Guid, DemoColleague>();
        try
        {
            using var http = ApiCalls.Connect(server);
            foreach (var one in await FindAsync(workspace, cancellationToken))
            {
                await ChooseAsync(http, workspace, one, one.State, one.Reason, cancellationToken);
                await standIns.ComeAsync(workspace, one.Id, cancellationToken);
                played[one.Id] = one;
            }

            while (played.Count > 0)
            {
                await Task.Delay(Look, time, cancellationToken);
                foreach (var one in played.Values.Where(p => standIns.HasWindow(workspace, p.Id)).ToList())
                {
                    played.Remove(one.Id);
                    await standIns.GoAsync(workspace, one.Id, cancellationToken);
                    await ChooseAsync(http, workspace, one, "online", null, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops, and they go home.
            await LeaveAsync(workspace, played.Keys);
        }
        catch (Exception error) when (error is CallRefusedException or HttpRequestException or Refusal)
        {
            log.LogWarning("Sample colleagues go home: {Reason}", error.Message);
            await LeaveAsync(workspace, played.Keys);
        }
    }

    private async Task<List<DemoColleague>> FindAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var known = (await people.ListAsync(session, Scope.System(workspace), cancellationToken)).ToDictionary(p => p.Email, p => p.Id, StringComparer.OrdinalIgnoreCase);
        var found = new List<DemoColleague>();
        foreach (var signIn in await signIns.ReadAsync(cancellationToken))
        {
            var (who, state, reason) = AtWork.FirstOrDefault(a => signIn.Email.StartsWith(a.Who, StringComparison.Ordinal));
            if (who is not null && known.TryGetValue(signIn.Email, out var id)) found.Add(new DemoColleague(id, signIn.Email, signIn.Password, state, reason));
        }

        return found;
    }

    /// <summary>Chooses a state as they would in the console, in a session that ends at once.</summary>
    private static async Task ChooseAsync(HttpClient http, WorkspaceId workspace, DemoColleague one, string state, string? reason, CancellationToken cancellationToken)
    {
        var calls = new ApiCalls(http, $"/api/v1/w/{workspace}/");
        await calls.SignInAsync(one.Email, one.Password, cancellationToken);
        Guid? reasonId = null;
        if (reason is not null)
        {
            var rules = await calls.GetAsync("presence/rules", cancellationToken);
            reasonId = rules.GetProperty("reasons").EnumerateArray().First(r => r.GetProperty("key").GetString() == reason).GetProperty("id").GetGuid();
        }

        await calls.PutAsync("presence", new { state, reasonId, minutes = (int?)null }, cancellationToken);
        await calls.DeleteAsync("/api/v1/me/session", cancellationToken);
    }

    private async Task LeaveAsync(WorkspaceId workspace, IEnumerable<Guid> played)
    {
        try
        {
            foreach (var person in played) await standIns.GoAsync(workspace, person, CancellationToken.None);
        }
        catch (Exception error) when (error is Refusal or ObjectDisposedException or OperationCanceledException)
        {
            log.LogInformation("Their leaving was not noted: {Reason}", error.Message);
        }
    }

    private sealed record DemoColleague(Guid Id, string Email, string Password, string State, string? Reason);
}
