using Heed.Platform.Ledger;

namespace Heed.Knowledge.Meanings;

/// <summary>
/// Keeps the meaning of what is published read, off every request, some entries at a time. What is left to do follows from the tables,
/// so a crash loses nothing and an event read twice does nothing twice.
/// </summary>
internal sealed class MeaningReader(MeaningWork work) : IConcurrentReader
{
    /// <summary>It is time to try again, by the clock or by a person.</summary>
    public const string Due = "knowledgeMeaning.due";

    public string Name => "knowledge.meaning";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>
    {
        Due, "knowledgeEntry.published", "knowledgeEntry.unpublished", "knowledgeEntry.expired", "knowledgeEntry.deleted", "model.created", "model.changed", "model.deleted",
    };

    // One after the other in a workspace: two at once would pay for the same texts.
    public Guid Key(LedgerRow row) => Guid.Empty;

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Name == "model.deleted")
        {
            await work.ForgetAsync(row.Workspace, cancellationToken);
            return;
        }

        // A mended connection is tried at once; a change of knowledge waits with the rest while the service rests.
        var anew = row.Name == Due || row.Kind == "model";
        while (await work.StepAsync(row.Workspace, anew, cancellationToken)) anew = false;
    }
}
