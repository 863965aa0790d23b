using System.Collections.Concurrent;
using Heed.Bot.Thinking;
using Heed.Text.Retrieval;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Flows;

/// <summary>Live flows, and which of them somebody may need: found by their examples. Indexes are kept until a flow changes.</summary>
internal sealed class FlowBook
{
    private const int MaxKept = 200;
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Bot), (string Stamp, AnswerIndex Index)> _indexes = new();

    /// <summary>Flows that may serve, best first.</summary>
    public async Task<IReadOnlyList<Hit>> FindAsync(ReadSession session, WorkspaceId workspace, Guid bot, string text, CancellationToken cancellationToken)
    {
        var live = await session.QueryAsync(
            $"select id, live, name from bot_flows where workspace = {workspace} and bot = {bot} and live > {0} and is_on = {true} order by id", r => (Id: r.Id(0), Live: r.Int(1), Name: r.Text(2)), cancellationToken);
        if (live.Count == 0) return [];
        var stamp = string.Join(' ', live.Select(f => $"{f.Id:N}.{f.Live}"));
        if (!_indexes.TryGetValue((workspace, bot), out var known) || known.Stamp != stamp)
        {
            known = (stamp, await BuildAsync(session, workspace, live, cancellationToken));
            if (_indexes.Count > MaxKept) _indexes.Clear();
            _indexes[(workspace, bot)] = known;
        }

        var names = live.ToDictionary(f => f.Id.ToString("N"), f => (f.Id, f.Name));
        return [.. known.Index.Find(text, 3).Where(h => names.ContainsKey(h.Id)).Select(h => new Hit(names[h.Id].Id, names[h.Id].Name, h.Score))];
    }

    /// <summary>The version visitors get now; null when there is none.</summary>
    public async Task<(FlowDocument Document, int Number)?> LiveAsync(ReadSession session, WorkspaceId workspace, Guid flow, CancellationToken cancellationToken)
    {
        var number = (int)await session.NumberAsync($"select live from bot_flows where workspace = {workspace} and id = {flow}", cancellationToken);
        return number > 0 && await VersionAsync(session, workspace, flow, number, cancellationToken) is { } document ? (document, number) : null;
    }

    /// <summary>A version; null when it is gone with its flow.</summary>
    public async Task<FlowDocument?> VersionAsync(ReadSession session, WorkspaceId workspace, Guid flow, int number, CancellationToken cancellationToken) =>
        await session.Db.Set<FlowVersion>().FirstOrDefaultAsync(v => v.Workspace == workspace && v.Flow == flow && v.Number == number, cancellationToken) is { } version ? Flow.Read(version.Document) : null;

    private async Task<AnswerIndex> BuildAsync(ReadSession session, WorkspaceId workspace, List<(Guid Id, int Live, string Name)> live, CancellationToken cancellationToken)
    {
        var entries = new List<AnswerEntry>();
        foreach (var (id, number, name) in live)
        {
            if (await VersionAsync(session, workspace, id, number, cancellationToken) is not { Examples: { Count: > 0 } examples }) continue;
            entries.Add(new AnswerEntry(id.ToString("N"), examples[0], [.. examples.Skip(1)], name));
        }

        return AnswerIndex.Build(entries);
    }
}
