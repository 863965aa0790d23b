using Heed.Text.Classifying;
using Heed.Understanding.Intents;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Learning;

/// <summary>The learnt models that are kept: their scores, and which one is asked.</summary>
internal sealed class ModelDirectory(IStore store)
{
    public async Task<IReadOnlyList<LearntView>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<LearntModel>().Where(m => m.Workspace == scope.Workspace).OrderByDescending(m => m.Number)
            .Select(m => new LearntView(m.Number, m.At, m.Intents, m.Examples, m.Milliseconds, m.Score == null ? null : m.Score / 1000.0, m.Active)).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a kept model the one that is asked, at once on this node and at the next message on all.</summary>
    public Task ActivateAsync(Scope scope, long number, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Number($"select count(*) from understanding_models where workspace = {unit.Workspace} and number = {number}") == 0) throw new NotFoundRefusal();
                unit.Execute($"update understanding_models set active = {false} where workspace = {unit.Workspace} and active = {true}");
                unit.Execute($"update understanding_models set active = {true} where workspace = {unit.Workspace} and number = {number}");
                unit.Append(new LedgerEvent("intentModel.activated", "intentModel", Guid.Empty, number));
                return true;
            },
            cancellationToken);
    }

    /// <summary>A model's score on the tests as they are now.</summary>
    /// <exception cref="NotFoundRefusal">It is not kept any more.</exception>
    public async Task<BenchScore> BenchAsync(Scope scope, long number, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var model = await session.Db.Set<LearntModel>().FirstOrDefaultAsync(m => m.Workspace == scope.Workspace && m.Number == number, cancellationToken) ?? throw new NotFoundRefusal();
        var tests = await TaughtText.ReadAsync(session, scope.Workspace, held: true, cancellationToken);
        return BenchScore.Of(model.Bytes is null ? null : TextClassifier.Load(new MemoryStream(model.Bytes, writable: false)), tests);
    }
}

/// <summary>A learnt model.</summary>
/// <param name="Score">Share of the tests told rightly when it was learnt; null when there were none.</param>
/// <param name="Active">Whether it is the one that is asked.</param>
internal sealed record LearntView(long Number, DateTimeOffset At, int Intents, int Examples, int Milliseconds, double? Score, bool Active);
