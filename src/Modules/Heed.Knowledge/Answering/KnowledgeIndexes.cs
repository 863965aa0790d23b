using System.Collections.Concurrent;
using System.Collections.Frozen;
using Heed.Knowledge.Entries;
using Heed.Knowledge.Learning;
using Heed.Text.Retrieval;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Answering;

/// <summary>
/// The indexes of all workspaces, in memory, made when first asked. Each knows the stamp of the knowledge it was made from;
/// every question compares it with the store's, so a change counts on every node with the next question. Making a new one
/// over very many entries takes a while: then the old one answers until it is there, and what it finds is looked up anyway.
/// </summary>
internal sealed class KnowledgeIndexes(IStore store, TimeProvider time)
{
    /// <summary>Reaches kept for a workspace; more begin anew.</summary>
    private const int MostReaches = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<WorkspaceId, Held> _held = new();

    /// <summary>The index of the reach as knowledge is now.</summary>
    public async Task<IndexedWords> OfAsync(ReadSession session, WorkspaceId workspace, IndexReach reach, CancellationToken cancellationToken)
    {
        var stamp = await Stamp.NowAsync(session, workspace, cancellationToken);
        var held = _held.AddOrUpdate(workspace, _ => Make(workspace, stamp, null), (_, old) => old.Stamp == stamp ? old : Make(workspace, stamp, old));
        var wanted = held.IndexAsync(reach);
        if (!wanted.IsCompleted && held.Older is { } older && older.Ready(reach) is { } meanwhile
            && await Task.WhenAny(wanted, Task.Delay(Patience, time, cancellationToken)) != wanted) return meanwhile;
        try
        {
            var index = await wanted.WaitAsync(cancellationToken);
            held.Forget();
            return index;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The next question tries again.
            _held.TryRemove(new KeyValuePair<WorkspaceId, Held>(workspace, held));
            throw;
        }
    }

    private Held Make(WorkspaceId workspace, long stamp, Held? older) => new(stamp, new Lazy<Task<List<IndexedEntry>>>(() => Task.Run(() => LoadAsync(workspace))), older);

    private async Task<List<IndexedEntry>> LoadAsync(WorkspaceId workspace)
    {
        using var session = store.Read();
        var entries = await session.QueryAsync(
            $"select e.id, e.brand, e.published from knowledge_entries e where e.workspace = {workspace} and e.published is not null and e.status = {EntryStatus.Published}",
            r => Read(r.Id(0), r.IdOrNull(1), EntryContent.Read(r.Text(2))), CancellationToken.None);
        var learnt = (await session.Db.Set<Heard>().Where(h => h.Workspace == workspace && h.State == HeardState.Used && h.Source != HeardSource.Mined).ToListAsync()).ToLookup(h => h.Entry!.Value);
        return learnt.Count == 0 ? entries : entries.ConvertAll(e => learnt.Contains(e.Id) ? e with { Words = e.Words with { Variants = [.. e.Words.Variants, .. HeardBook.Counting([.. learnt[e.Id]]).Select(h => h.Question)] } } : e);
    }

    /// <summary>An entry as the index reads it: every wording in every language, and the answers as written (marks are no words).</summary>
    internal static IndexedEntry Read(Guid id, Guid? brand, EntryContent content) => new(
        id, brand, content.Audience,
        new AnswerEntry(
            id.ToString("N"), content.Question, [.. content.Titles.Values, .. content.Variants],
            string.Join('\n', content.Answers.DistinctBy(a => a.Language).SelectMany(a => a.Cases.Select(c => c.Markdown).Prepend(a.Markdown)))));

    /// <summary>Knowledge of one stamp and the indexes over it.</summary>
    private sealed class Held(long stamp, Lazy<Task<List<IndexedEntry>>> entries, Held? older)
    {
        private readonly ConcurrentDictionary<IndexReach, Lazy<Task<IndexedWords>>> _indexes = new();
        private readonly ConcurrentDictionary<IndexReach, IndexedWords> _ready = new();
        private Held? _older = older;

        public long Stamp => stamp;

        public Held? Older => Volatile.Read(ref _older);

        /// <summary>Lets go of what stood before: this one answers from now on.</summary>
        public void Forget() => Volatile.Write(ref _older, null);

        public Task<IndexedWords> IndexAsync(IndexReach reach)
        {
            if (_indexes.Count > MostReaches)
            {
                _indexes.Clear();
                _ready.Clear();
            }

            return _indexes.GetOrAdd(reach, r => new Lazy<Task<IndexedWords>>(() => Task.Run(() => BuildAsync(r)))).Value;
        }

        /// <summary>The index when it is there; an even older one while this is being made.</summary>
        public IndexedWords? Ready(IndexReach reach) =>
            _ready.TryGetValue(reach, out var index) ? index : Older?.Ready(reach);

        private async Task<IndexedWords> BuildAsync(IndexReach reach)
        {
            List<IndexedEntry> held = [.. (await entries.Value).Where(reach.Holds)];
            return _ready[reach] = new IndexedWords(AnswerIndex.Build([.. held.Select(e => e.Words)]), held.ToFrozenDictionary(e => e.Id, e => e.Words.Question));
        }
    }
}
