using Heed.Knowledge.Entries;
using Heed.Platform.Timers;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Meanings;

/// <summary>Has published entries read for their meaning: those that are new, changed, or were read by another model.</summary>
internal sealed class MeaningWork(IStore store, ITextMeanings meanings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    /// <summary>Reads the next entries. False when there is nothing left to do, or it has to wait.</summary>
    /// <param name="anew">Goes on although it failed a moment ago.</param>
    public async Task<bool> StepAsync(WorkspaceId workspace, bool anew, CancellationToken cancellationToken)
    {
        string? model;
        MeaningState? state;
        List<Pending> pending;
        using (var session = store.Read())
        {
            model = await meanings.ModelAsync(session, workspace, cancellationToken);
            state = await session.Db.Set<MeaningState>().FirstOrDefaultAsync(s => s.Workspace == workspace, cancellationToken);
            if (model is null || (!anew && state is { Failure: not null } && state.Model == model)) return false;
            pending = await PendingAsync(session, workspace, model, cancellationToken);
        }

        if (pending.Count == 0)
        {
            if (state is not null) await store.WriteAsync(Scope.System(workspace), Finish, cancellationToken);
            return false;
        }

        var (known, asked) = (pending.FindAll(p => p.IsKnown), pending.FindAll(p => !p.IsKnown));
        var read = asked.Count == 0 ? new Read([], [], 0, null, null) : await ReadAsync(workspace, asked, state?.Model == model ? state.Dimensions : 0, cancellationToken);
        return await store.WriteAsync(Scope.System(workspace), unit => Keep(unit, model, known, read), cancellationToken);
    }

    /// <summary>The connection is forgotten: vectors of it are of no use.</summary>
    public Task ForgetAsync(WorkspaceId workspace, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            unit.Execute($"delete from knowledge_meanings where workspace = {unit.Workspace}");
            unit.Execute($"delete from knowledge_meaning_states where workspace = {unit.Workspace}");
            unit.ClearTimer(MeaningTimer.TimerKind, Guid.Empty);
        },
        cancellationToken);

    private static Task<List<Pending>> PendingAsync(ReadSession session, WorkspaceId workspace, string model, CancellationToken cancellationToken) => session.QueryAsync(
        $"""
        select e.id, e.published_number, e.published, case when m.model = {model} then m.hash else {""} end from knowledge_entries e
        left join knowledge_meanings m on m.workspace = e.workspace and m.entry = e.id
        where e.workspace = {workspace} and e.published is not null and e.status = {EntryStatus.Published} and (m.entry is null or m.model <> {model} or m.number <> e.published_number)
        order by e.id limit {MeaningCall.MostTexts}
        """,
        r => Pending.Of(r.Id(0), r.Int(1), EntryContent.Read(r.Text(2)), r.TextOrNull(3)), cancellationToken);

    /// <summary>Asks for all at once. Texts that are not taken are asked for one by one, and a day's last tokens are used up by fewer at once.</summary>
    private async Task<Read> ReadAsync(WorkspaceId workspace, List<Pending> asked, int dimensions, CancellationToken cancellationToken)
    {
        var call = new MeaningCall(Patience, Background: true);
        for (var count = asked.Count; ; count /= 2)
        {
            var part = asked[..count];
            var reply = await meanings.ReadAsync(workspace, [.. part.Select(p => p.Text)], call, cancellationToken);
            if (reply.Failure == MeaningFailure.Capped && count > 1) continue;
            if (reply.Failure == MeaningFailure.Refused && (count > 1 || dimensions > 0)) return await OneByOneAsync(workspace, part, dimensions, call, cancellationToken);
            return Checked(part, reply, dimensions);
        }
    }

    // Where the service has read any entry, what it refuses alone is that text's own fault.
    private async Task<Read> OneByOneAsync(WorkspaceId workspace, List<Pending> asked, int dimensions, MeaningCall call, CancellationToken cancellationToken)
    {
        var (taken, refused, tokens) = (new List<(Pending, MeaningVector)>(), new List<Pending>(), 0L);
        foreach (var one in asked)
        {
            var read = Checked([one], await meanings.ReadAsync(workspace, [one.Text], call, cancellationToken), dimensions);
            tokens += read.Tokens;
            if (read.Failure == MeaningFailure.Refused)
            {
                refused.Add(one);
                continue;
            }

            if (read.Failure is not null) return new Read(taken, [], tokens, read.Failure, read.Detail);
            taken.AddRange(read.Taken);
            dimensions = read.Taken[0].Vector.Dimensions;
        }

        return dimensions > 0 ? new Read(taken, refused, tokens, null, null) : new Read([], [], tokens, MeaningFailure.Refused, null);
    }

    private static Read Checked(List<Pending> asked, MeaningReply reply, int dimensions)
    {
        if (reply.Failure is not null) return new Read([], [], reply.Tokens, reply.Failure, reply.Detail);
        if (dimensions != 0 && reply.Vectors[0].Length != dimensions) return new Read([], [], reply.Tokens, MeaningFailure.Garbage, "dimension");
        // Different texts that all mean the same: whatever answered has not read them.
        if (asked.Count > 2 && reply.Vectors.Skip(1).All(v => v.AsSpan().SequenceEqual(reply.Vectors[0]))) return new Read([], [], reply.Tokens, MeaningFailure.Garbage, "same");
        return new Read([.. asked.Select((p, i) => (p, MeaningVector.Of(reply.Vectors[i])))], [], reply.Tokens, null, null);
    }

    private bool Keep(Unit unit, string model, List<Pending> known, Read read)
    {
        var state = unit.Db.Set<MeaningState>().Find(unit.Workspace);
        if (state is null) unit.Db.Set<MeaningState>().Add(state = new MeaningState { Workspace = unit.Workspace });
        state.Begin(model);
        state.Generation++;
        state.Tokens += read.Tokens;
        foreach (var one in known) unit.Execute($"update knowledge_meanings set number = {one.Number} where workspace = {unit.Workspace} and entry = {one.Entry}");
        foreach (var (one, vector) in read.Taken) Put(unit, model, state, one, vector);
        foreach (var one in read.Refused) Put(unit, model, state, one, null);
        if (read.Failure is not { } failure)
        {
            state.Mend();
            return true;
        }

        (state.Failure, state.Detail, state.FailedAt, state.NextAt) = (failure, read.Detail, unit.Now, Next(failure, state.Attempts, unit.Now));
        state.Attempts++;
        if (state.NextAt is { } next) unit.SetTimer(MeaningTimer.TimerKind, Guid.Empty, next);
        return false;
    }

    private static void Put(Unit unit, string model, MeaningState state, Pending one, MeaningVector? vector)
    {
        var row = unit.Db.Set<EntryMeaning>().Find(unit.Workspace, one.Entry);
        if (row is null) unit.Db.Set<EntryMeaning>().Add(row = new EntryMeaning { Workspace = unit.Workspace, Entry = one.Entry });
        (row.Model, row.Number, row.Hash, row.Vector, row.LeftOut, row.Generation) = (model, one.Number, one.Hash, vector?.ToBytes() ?? [], vector is null, state.Generation);
        if (vector is not null) state.Dimensions = vector.Dimensions;
    }

    /// <summary>Everything is read: what is no longer published goes.</summary>
    private static void Finish(Unit unit)
    {
        unit.Execute($"""
            delete from knowledge_meanings where workspace = {unit.Workspace} and entry not in
                (select e.id from knowledge_entries e where e.workspace = {unit.Workspace} and e.published is not null and e.status = {EntryStatus.Published})
            """);
        if (unit.Db.Set<MeaningState>().Find(unit.Workspace) is { Failure: not null } state) state.Mend();
    }

    /// <summary>When it is tried again: with the next day's allowance, later each time, or when a person has mended it.</summary>
    private static DateTimeOffset? Next(MeaningFailure failure, int attempts, DateTimeOffset now) => failure switch
    {
        MeaningFailure.Off or MeaningFailure.KeyRefused => null,
        MeaningFailure.Capped => new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero).AddMinutes(1),
        _ => now + Pauses[Math.Min(attempts, Pauses.Length - 1)],
    };

    /// <summary>An entry that is to be read.</summary>
    private sealed record Pending(Guid Entry, int Number, string Text, string Hash, bool IsKnown)
    {
        /// <param name="before">Hash of the text that the model has read of it; null or empty for none.</param>
        public static Pending Of(Guid entry, int number, EntryContent content, string? before)
        {
            var text = MeaningText.Of(content);
            var hash = MeaningText.Hash(text);
            return new Pending(entry, number, text, hash, hash == before);
        }
    }

    private sealed record Read(IReadOnlyList<(Pending Entry, MeaningVector Vector)> Taken, IReadOnlyList<Pending> Refused, long Tokens, MeaningFailure? Failure, string? Detail);
}
