using Heed.Accounts.Public;
using Heed.Text.Classifying;
using Heed.Understanding.Intents;
using Heed.Understanding.TestSets;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Learning;

/// <summary>The learnt models that are kept: their scores, and which one is asked.</summary>
internal sealed class ModelDirectory(IStore store, IAudit audit)
{
    public async Task<IReadOnlyList<LearntView>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<LearntModel>().Where(m => m.Workspace == scope.Workspace).OrderByDescending(m => m.Number)
            .Select(m => new LearntView(
                m.Number, m.At, m.Intents, m.Examples, m.Milliseconds, m.Tests, m.Score == null ? null : m.Score / 1000.0, m.Before == null ? null : m.Before / 1000.0, m.Held, m.Active)).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a kept model the one that is asked, at once on this node and at the next message on all.</summary>
    /// <exception cref="ConflictRefusal">A set that must pass does not with this model (<c>testsFail</c>).</exception>
    public async Task ActivateAsync(Scope scope, long number, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        using (var session = store.Read()) await PublishGate.CheckAsync(session, scope.Workspace, await ClassifierAsync(session, scope.Workspace, number, cancellationToken), number, cancellationToken);
        await store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Number($"select count(*) from understanding_models where workspace = {unit.Workspace} and number = {number}") == 0) throw new NotFoundRefusal();
                unit.Execute($"update understanding_models set active = {false} where workspace = {unit.Workspace} and active = {true}");
                unit.Execute($"update understanding_models set active = {true} where workspace = {unit.Workspace} and number = {number}");
                unit.Append(new LedgerEvent("intentModel.activated", "intentModel", Guid.Empty, number));
                audit.Write(unit, scope, "intentModel.activated", "intentModel", null, new { number });
                return true;
            },
            cancellationToken);
    }

    /// <summary>A model's score on the tests as they are now, and against another.</summary>
    /// <param name="set">Only the tests of this set, all zeros for the general one; null for all.</param>
    /// <param name="against">The other model's number; null for the one in use, unless it is the same.</param>
    /// <exception cref="NotFoundRefusal">One of them is not kept any more.</exception>
    public async Task<BenchScore> BenchAsync(Scope scope, long number, long? against, CancellationToken cancellationToken, Guid? set = null)
    {
        using var session = store.Read();
        var models = await session.Db.Set<LearntModel>().Where(m => m.Workspace == scope.Workspace && (m.Number == number || m.Number == against || (against == null && m.Active))).ToListAsync(cancellationToken);
        var model = models.Find(m => m.Number == number) ?? throw new NotFoundRefusal();
        var other = models.Find(m => m.Number != number);
        if (against is { } wanted && wanted != number && other is null) throw new NotFoundRefusal();
        var tests = await TaughtText.TestsAsync(session, scope.Workspace, cancellationToken);
        if (set is { } only) tests.RemoveAll(t => (t.Set ?? TestSet.General) != only);
        return BenchScore.Of(Read(model), other is null ? null : Read(other), tests);
    }

    /// <summary>The classifier of a kept model; null where it had nothing to tell apart.</summary>
    /// <exception cref="NotFoundRefusal">It is not kept any more.</exception>
    public async Task<TextClassifier?> ClassifierAsync(ReadSession session, WorkspaceId workspace, long number, CancellationToken cancellationToken) =>
        Read(await session.Db.Set<LearntModel>().FirstOrDefaultAsync(m => m.Workspace == workspace && m.Number == number, cancellationToken) ?? throw new NotFoundRefusal());

    /// <summary>The same; null also where it is not kept any more.</summary>
    public async Task<TextClassifier?> FindAsync(ReadSession session, WorkspaceId workspace, long number, CancellationToken cancellationToken) =>
        await session.Db.Set<LearntModel>().FirstOrDefaultAsync(m => m.Workspace == workspace && m.Number == number, cancellationToken) is { } model ? Read(model) : null;

    private static TextClassifier? Read(LearntModel model) => model.Bytes is null ? null : TextClassifier.Load(new MemoryStream(model.Bytes, writable: false));
}

/// <summary>A learnt model.</summary>
/// <param name="Tests">How many tests there were when it was learnt.</param>
/// <param name="Score">Share of the tests told rightly when it was learnt; null when there were none.</param>
/// <param name="Before">The same share of the model in use then; null when there was none.</param>
/// <param name="Held">Why it was not put into use by itself.</param>
/// <param name="Active">Whether it is the one that is asked.</param>
internal sealed record LearntView(long Number, DateTimeOffset At, int Intents, int Examples, int Milliseconds, int Tests, double? Score, double? Before, HoldReason Held, bool Active);
