using System.Collections.Concurrent;
using Heed.Knowledge.Answering;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Meanings;

/// <summary>The vectors of workspaces in memory, a byte a dimension. Every question reads what came since the last.</summary>
internal sealed class MeaningShelf
{
    /// <summary>So many of the nearest are looked at.</summary>
    private const int Nearest = 6;

    private readonly ConcurrentDictionary<WorkspaceId, Held> _held = new();

    /// <summary>Which vectors there are to compare a question with: of which length; 0 for none of the model.</summary>
    public static async Task<int> DimensionsAsync(ReadSession session, WorkspaceId workspace, string model, CancellationToken cancellationToken) =>
        (await session.Db.Set<MeaningState>().FirstOrDefaultAsync(s => s.Workspace == workspace && s.Model == model, cancellationToken))?.Dimensions ?? 0;

    /// <summary>The entries within the reach that lie nearest, nearest first.</summary>
    public async Task<IReadOnlyList<NearEntry>> NearAsync(ReadSession session, WorkspaceId workspace, string model, IndexedWords reach, MeaningVector question, CancellationToken cancellationToken)
    {
        var held = await OfAsync(session, workspace, model, cancellationToken);
        var found = new List<(Guid Entry, double Cosine)>();
        foreach (var (entry, vector) in held.Vectors)
        {
            if (vector.Dimensions == question.Dimensions && reach.Questions.ContainsKey(entry)) found.Add((entry, vector.Cosine(question)));
        }

        if (found.Count < 2) return [.. found.Select(f => new NearEntry(f.Entry.ToString("N"), f.Cosine, reach.Questions[f.Entry]))];
        found.Sort((a, b) => b.Cosine.CompareTo(a.Cosine) is var order and not 0 ? order : a.Entry.CompareTo(b.Entry));
        var common = found.Skip(1).Average(f => f.Cosine);
        // Vectors that all lie together tell nothing apart.
        return common > 0.999 ? [] : [.. found.Take(Nearest).Select(f => new NearEntry(f.Entry.ToString("N"), (f.Cosine - common) / (1 - common), reach.Questions[f.Entry]))];
    }

    private async Task<Held> OfAsync(ReadSession session, WorkspaceId workspace, string model, CancellationToken cancellationToken)
    {
        var held = _held.GetOrAdd(workspace, _ => new Held());
        var since = held.Of(model);
        var newer = await session.Db.Set<EntryMeaning>().Where(m => m.Workspace == workspace && m.Model == model && m.Generation > since).ToListAsync(cancellationToken);
        held.Take(model, newer);
        return held;
    }

    /// <summary>What a workspace's rows say. Rows that went stay here unseen: only entries within a question's reach count.</summary>
    private sealed class Held
    {
        private readonly Lock _gate = new();
        private string _model = "";
        private long _generation;

        public ConcurrentDictionary<Guid, MeaningVector> Vectors { get; private set; } = new();

        /// <summary>Up to which generation the model's rows are here.</summary>
        public long Of(string model)
        {
            lock (_gate)
            {
                if (_model == model) return _generation;
                (_model, _generation, Vectors) = (model, -1, new());
                return -1;
            }
        }

        public void Take(string model, List<EntryMeaning> rows)
        {
            lock (_gate)
            {
                if (_model != model) return;
                foreach (var row in rows)
                {
                    if (!row.LeftOut) Vectors[row.Entry] = MeaningVector.Read(row.Vector);
                    else Vectors.TryRemove(row.Entry, out _);
                    _generation = Math.Max(_generation, row.Generation);
                }
            }
        }
    }
}
