using System.Text.Json;
using Heed.Demo.Company;
using Heed.Demo.Public;
using Heed.Platform.Store;
using Heed.Routing.Public;

namespace Heed.Demo.Seeding;

/// <summary>
/// What the server does by itself when time passes: customers who have left are taken out of their queue, broken promises are noted. The clock has gone forward
/// already; here it is waited, some milliseconds, until the server has seen it.
/// </summary>
internal sealed class Queueing(SampleCompany company, DemoClock clock, IWaiting waiting, IStore store)
{
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(90), Look = TimeSpan.FromMilliseconds(15);
    private const int Looks = 200, RingEvery = 5;

    /// <summary>The customer's window is closed, and stays so until they count as gone.</summary>
    public async Task LeaveAsync(Guid conversation, CancellationToken cancellationToken)
    {
        var left = clock.GetUtcNow();
        if (!await UntilAsync(_ => waiting.GoneAsync(company.Workspace, conversation, left, cancellationToken), cancellationToken)) return;
        clock.ForwardTo(left + Gone);
        await UntilAsync(
            async look =>
            {
                if (look % RingEvery == 0) clock.Ring();
                // What they wrote just before says that they are here, and may be heard only now.
                await waiting.GoneAsync(company.Workspace, conversation, left, cancellationToken);
                using var session = store.Read();
                return await waiting.PlaceAsync(session, company.Workspace, conversation, cancellationToken) is null;
            },
            cancellationToken);
    }

    /// <summary>A promise whose time is over is noted as broken, and its steps are taken.</summary>
    public Task BreakPromiseAsync(Colleague agent, Guid conversation, CancellationToken cancellationToken) => UntilAsync(
        async look =>
        {
            if (look % RingEvery == 0) clock.Ring();
            var promised = await agent.Calls.GetAsync($"conversations/{conversation}/deadlines", cancellationToken);
            return promised.GetProperty("clocks").EnumerateArray().Any(c => c.GetProperty("brokenAt").ValueKind == JsonValueKind.String);
        },
        cancellationToken);

    /// <summary>Looks a few seconds at most; what has not come then is left out, and the past goes on.</summary>
    private static async Task<bool> UntilAsync(Func<int, Task<bool>> isSo, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Looks; i++)
        {
            if (await isSo(i)) return true;
            await Task.Delay(Look, cancellationToken);
        }

        return false;
    }
}
