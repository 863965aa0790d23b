using Heed.Text.Classifying;
using Heed.Understanding.Intents;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Learning;

/// <summary>The workspace's examples as the classifier wants them: the label is the intent's id; null for words that belong to none.</summary>
internal static class TaughtText
{
    public static async Task<List<LabelledText>> ReadAsync(ReadSession session, WorkspaceId workspace, bool held, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<IntentExample>().Where(e => e.Workspace == workspace && e.Held == held && e.RemovedAt == null).OrderBy(e => e.Id).Select(e => new { e.Intent, e.Text }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new LabelledText(Label(r.Intent), r.Text));
    }

    /// <summary>The tests, each with its id.</summary>
    public static async Task<List<TestText>> TestsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<IntentExample>().Where(e => e.Workspace == workspace && e.Held && e.RemovedAt == null).OrderBy(e => e.Id).Select(e => new { e.Id, e.Intent, e.Text, e.TestSet }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new TestText(r.Id, r.Intent, r.Text, r.TestSet));
    }

    public static string? Label(Guid? intent) => intent?.ToString("N");

    /// <summary>The intent of a label; null for none.</summary>
    public static Guid? Intent(string? label) => label is not null && Guid.TryParseExact(label, "N", out var id) ? id : null;
}
