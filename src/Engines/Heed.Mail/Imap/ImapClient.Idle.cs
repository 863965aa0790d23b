namespace Heed.Mail.Imap;

public sealed partial class ImapClient
{
    /// <summary>Longest wait for a server's word that IDLE began or ended.</summary>
    private static readonly TimeSpan IdleHandshake = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Waits until something happens in the open folder, at most until IDLE must be renewed (<see cref="ImapOptions.IdleRenewal"/>); then the caller calls again
    /// (RFC 2177). Returns at once when something was told since the last call. Given up by the caller, it ends the IDLE properly and the
    /// connection goes on being usable.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ImapActivity> IdleAsync(CancellationToken cancellation)
    {
        RequireFolder();
        if (TakeActivity() is { Any: true } told) return told;
        cancellation.ThrowIfCancellationRequested();
        var limit = _options.IdleRenewal + IdleHandshake + IdleHandshake;
        await _session.WithinAsync("waiting", limit, c => IdleOnceAsync(c, cancellation), CancellationToken.None);
        var activity = TakeActivity();
        // Something that was told is not thrown away with the cancellation.
        if (!activity.Any) cancellation.ThrowIfCancellationRequested();
        return activity;
    }

    /// <summary>Asks the server once (NOOP) what happened.</summary>
    public async Task<ImapActivity> PollAsync(CancellationToken cancellation)
    {
        await WithinAsync("asking for news", c => _session.RunAsync(new ImapCommand("NOOP"), null, c), cancellation);
        return TakeActivity();
    }

    /// <summary>Waits by IDLE where the server can, else asks once after <paramref name="pollEvery"/>.</summary>
    public async Task<ImapActivity> WaitAsync(TimeSpan pollEvery, CancellationToken cancellation)
    {
        if (Can("IDLE")) return await IdleAsync(cancellation);
        await Task.Delay(pollEvery, _options.Time, cancellation);
        return await PollAsync(cancellation);
    }

    private async Task<bool> IdleOnceAsync(CancellationToken hard, CancellationToken caller)
    {
        var tag = await _session.StartAsync("IDLE", hard);
        using var begin = new Wire.TimeLimit(IdleHandshake, _options.Time, hard);
        var refused = await WithHandshakeAsync(() => _session.ReadUntilAsync(tag, null, null, stopAtContinuation: true, begin.Token), begin);
        if (refused is not null) throw new ImapFailure(refused.Word == "BAD" ? ImapFailureKind.Protocol : ImapFailureKind.No, "The server refused IDLE", refused.Text, refused.Code);

        using (var renewal = new Wire.TimeLimit(_options.IdleRenewal, _options.Time, caller))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(renewal.Token, hard))
            await ListenAsync(either.Token, hard);

        await _session.SendLineAsync("DONE", hard);
        using var end = new Wire.TimeLimit(IdleHandshake, _options.Time, hard);
        var status = await WithHandshakeAsync(() => _session.ReadUntilAsync(tag, null, null, stopAtContinuation: false, end.Token), end);
        if (status is not { Word: "OK" }) throw new ImapFailure(ImapFailureKind.Protocol, "The server did not end IDLE", status?.Text, status?.Code);
        return true;
    }

    private async Task ListenAsync(CancellationToken until, CancellationToken hard)
    {
        try
        {
            while (!_session.Activity.Any)
            {
                var response = await _session.ReadAsync(null, hard, until);
                if (response.IsUntagged) _session.Notice(response);
                else if (!response.IsContinuation) throw new FormatException("The server ended IDLE unasked.");
            }
        }
        catch (OperationCanceledException) when (!hard.IsCancellationRequested)
        {
            // Time for DONE. A line that has half come is in the buffer and goes on being read.
        }
    }

    private static async Task<ImapStatus?> WithHandshakeAsync(Func<Task<ImapStatus?>> read, Wire.TimeLimit limit)
    {
        try
        {
            return await read();
        }
        catch (OperationCanceledException e) when (limit.IsOver)
        {
            throw new ImapFailure(ImapFailureKind.Timeout, $"waiting: no answer within {IdleHandshake.TotalSeconds:0} s", inner: e);
        }
    }

    private ImapActivity TakeActivity()
    {
        var activity = _session.Activity;
        _session.Activity = default;
        return activity;
    }
}
