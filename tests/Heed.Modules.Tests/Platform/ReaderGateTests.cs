using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Hosting;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Modules.Tests.Platform;

public sealed class ReaderGateTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public async Task Callers_are_served_in_turn_and_the_servers_own_work_every_second_time()
    {
        var gate = new ReaderGate(1, _time);
        await gate.EnterAsync(null, CancellationToken.None);
        var served = new List<string>();
        var waiting = new List<Task>();
        foreach (var (who, line) in new (string, int?)[] { ("a", 1), ("a", 1), ("a", 1), ("b", 2), ("own", null), ("own", null) })
        {
            waiting.Add(WaitAsync(who, line));
        }

        gate.Leave();
        await Task.WhenAll(waiting);
        Assert.Equal(["own", "a", "own", "b", "a", "a"], served);
        Assert.Equal(0, gate.Waiting);

        async Task WaitAsync(string who, int? line)
        {
            await gate.EnterAsync(line is { } number ? new RequestTrace { Line = number } : null, CancellationToken.None);
            served.Add(who);
            gate.Leave();
        }
    }

    [Fact]
    public async Task A_request_that_nobody_can_serve_is_refused_one_that_has_begun_waits_and_no_turn_is_lost()
    {
        var gate = new ReaderGate(1, _time);
        await gate.EnterAsync(null, CancellationToken.None);
        using var left = new CancellationTokenSource();
        var gone = gate.EnterAsync(new RequestTrace(), left.Token).AsTask();
        var fresh = gate.EnterAsync(new RequestTrace(), CancellationToken.None).AsTask();
        var begun = gate.EnterAsync(new RequestTrace { Served = true }, CancellationToken.None).AsTask();
        await left.CancelAsync();
        _time.Advance(ReaderGate.Patience);

        Assert.Equal("busy", (await Assert.ThrowsAsync<BusyRefusal>(() => fresh)).Code);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.False(begun.IsCompleted);
        gate.Leave();
        await begun;
        gate.Leave();
        await gate.EnterAsync(null, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_line_that_is_full_turns_requests_away_at_once()
    {
        var gate = new ReaderGate(1, _time);
        await gate.EnterAsync(null, CancellationToken.None);
        var waiting = Enumerable.Range(0, ReaderGate.MostWaiting).Select(i => gate.EnterAsync(new RequestTrace { Line = i % 7 }, CancellationToken.None).AsTask()).ToList();
        await Assert.ThrowsAsync<BusyRefusal>(() => gate.EnterAsync(new RequestTrace(), CancellationToken.None).AsTask());
        var own = gate.EnterAsync(null, CancellationToken.None).AsTask();
        for (var i = 0; i <= waiting.Count; i++) gate.Leave();
        await Task.WhenAll([.. waiting, own]);
    }

    [Fact]
    public async Task A_read_session_has_a_connection_only_while_it_asks()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Postgres);
        await using var node = await TestNode.StartAsync(store);
        var sessions = Enumerable.Range(0, 200).Select(_ => node.Store.Read()).ToList();
        for (var i = 0; i < sessions.Count; i++)
        {
            Assert.Equal(7, await sessions[i].NumberAsync($"select 7", CancellationToken.None));
            Assert.Equal(8, (await sessions[i].Db.Database.SqlQuery<int>($"select 8 as \"Value\"").ToListAsync()).Single());
            // What fails gives its turn back too.
            await Assert.ThrowsAnyAsync<Exception>(() => sessions[i].NumberAsync($"select nothing", CancellationToken.None));
            await Assert.ThrowsAnyAsync<Exception>(() => sessions[i].Db.Database.SqlQuery<int>($"select nothing").ToListAsync());
        }

        Assert.Throws<InvalidOperationException>(() => sessions[0].Db.Database.SqlQuery<int>($"select 8 as \"Value\"").ToList());
        foreach (var session in sessions) session.Dispose();
        Assert.Equal(7, await node.NumberAsync($"select 7"));
    }
}
