using System.Text.Json;
using Heed.Kernel;

namespace Heed.Platform.Store;

internal sealed class LaneJob<T>(Scope scope, Func<Unit, T> apply, string? idempotencyKey, long? fence, CancellationToken cancellationToken) : ILaneJob
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RequestTrace? _trace = RequestTrace.Current;
    private T _result = default!;
    private bool _wroteEvents;

    public Task<T> Task => _completion.Task;

    public WorkspaceId Workspace => scope.Workspace;

    public long? Fence => fence;

    public bool IsCanceled
    {
        get
        {
            if (!cancellationToken.IsCancellationRequested) return false;
            _completion.TrySetCanceled(cancellationToken);
            return true;
        }
    }

    public Unit Apply(LaneSession session, DateTimeOffset now)
    {
        var unit = new Unit(session, scope.Workspace, scope.Actor, now);
        try
        {
            if (idempotencyKey is not null && Replay(unit)) return unit;
            _result = apply(unit);
            unit.Save();
            if (idempotencyKey is not null) Remember(unit);
            _wroteEvents = unit.Events.Count > 0;
            return unit;
        }
        catch (Exception error)
        {
            unit.Discard();
            if (!unit.Wrote) error.Data[Lane.WroteNothing] = true;
            throw;
        }
    }

    public void Done(Cursor cursor)
    {
        if (_trace is not null && _wroteEvents) _trace.Written = cursor;
        _completion.TrySetResult(_result);
    }

    public void Failed(Exception error) => _completion.TrySetException(error);

    private bool Replay(Unit unit)
    {
        var stored = unit.First($"select body from platform_idempotency where workspace = {scope.Workspace} and key = {idempotencyKey}", r => r.Text(0));
        if (stored is null) return false;
        _result = JsonSerializer.Deserialize<T>(stored, JsonSerializerOptions.Web)!;
        return true;
    }

    private void Remember(Unit unit) => unit.Execute($"""
        insert into platform_idempotency (workspace, key, at, body)
        values ({scope.Workspace}, {idempotencyKey}, {unit.Now}, {JsonSerializer.Serialize(_result, JsonSerializerOptions.Web)})
        """);
}
