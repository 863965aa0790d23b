using Heed.Platform.Ledger;

namespace Heed.Modules.Tests.Platform;

public sealed class ReaderLanesTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_slow_event_holds_up_its_own_kind_only_and_the_cursor_waits_for_it()
    {
        using var running = new SemaphoreSlim(ReaderLanes.MaxRunning);
        var lanes = new ReaderLanes(running, _ => { });
        var (slow, done) = (new TaskCompletionSource(), new List<string>());
        Guid talk = Guid.CreateVersion7(), other = Guid.CreateVersion7();
        Task Note(string what)
        {
            lock (done) done.Add(what);
            return Task.CompletedTask;
        }

        await lanes.BeginAsync(talk, 1, () => slow.Task, CancellationToken.None);
        await lanes.BeginAsync(talk, 2, () => Note("talk again"), CancellationToken.None);
        await lanes.BeginAsync(other, 3, () => Note("other"), CancellationToken.None);
        lanes.Read(3);
        await Eventually.TrueAsync(() => Task.FromResult(done.Count > 0), Soon, "the other one is handled");
        Assert.Equal(["other"], done);
        Assert.Equal(0, lanes.Reached);
        slow.SetResult();
        await Eventually.TrueAsync(() => Task.FromResult(lanes.Reached == 3), Soon, "all are handled");
        Assert.Equal(["other", "talk again"], done);
    }

    [Fact]
    public async Task What_cannot_be_handled_is_never_passed_and_nothing_after_it_is_begun_in_vain()
    {
        using var running = new SemaphoreSlim(1);
        var lanes = new ReaderLanes(running, _ => { });
        var key = Guid.CreateVersion7();
        await lanes.BeginAsync(key, 5, () => Task.CompletedTask, CancellationToken.None);
        await lanes.BeginAsync(key, 6, () => throw new InvalidOperationException("no"), CancellationToken.None);
        var after = 0;
        await lanes.BeginAsync(key, 7, () => Task.FromResult(++after), CancellationToken.None);
        lanes.Read(7);
        await Eventually.TrueAsync(() => Task.FromResult(lanes.Failure is not null), Soon, "it fails");
        Assert.Equal((5, 0), (lanes.Reached, after));
    }

    [Fact]
    public async Task No_more_than_sixteen_are_under_way()
    {
        using var running = new SemaphoreSlim(ReaderLanes.MaxRunning);
        var lanes = new ReaderLanes(running, _ => { });
        var (gate, begun, most) = (new TaskCompletionSource(), 0, 0);
        for (var i = 1; i <= 60; i++)
        {
            await lanes.BeginAsync(
                Guid.CreateVersion7(),
                i,
                async () =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref begun));
                    await gate.Task;
                    Interlocked.Decrement(ref begun);
                },
                CancellationToken.None);
        }

        lanes.Read(60);
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref begun) == ReaderLanes.MaxRunning), Soon, "sixteen run");
        gate.SetResult();
        await Eventually.TrueAsync(() => Task.FromResult(lanes.Reached == 60), Soon, "all are handled");
        Assert.Equal(ReaderLanes.MaxRunning, most);
    }
}
