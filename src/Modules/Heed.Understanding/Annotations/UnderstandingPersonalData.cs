using Heed.Platform.Personal;
using Heed.Understanding.Learning;

namespace Heed.Understanding.Annotations;

/// <summary>What a customer's words were taken for, and their words that were learnt from. Erasing takes both; the next training forgets them.</summary>
internal sealed class UnderstandingPersonalData : IPersonalData
{
    public string Section => "understanding";

    public IReadOnlyList<string> Tables { get; } = ["understanding_annotations", "understanding_examples"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var annotations = await session.QueryAsync(
            $"select message, at, language, polarity, emotion, intent from understanding_annotations where workspace = {workspace} and customer = {customer} order by message",
            r => new { MessageId = r.Id(0), At = r.Time(1), Language = r.Text(2), Polarity = r.Int(3) / 1000.0, Emotion = ((Text.Sentiments.Emotion)r.Int(4)).ToString(), IntentId = r.IdOrNull(5) },
            cancellationToken);
        var examples = await session.QueryAsync($"select text, at from understanding_examples where workspace = {workspace} and customer = {customer} order by id", r => new { Text = r.Text(0), At = r.Time(1) }, cancellationToken);
        return annotations.Count + examples.Count == 0 ? null : new { annotations, examples };
    }

    public void Erase(Unit unit, Guid customer)
    {
        unit.Execute($"delete from understanding_annotations where workspace = {unit.Workspace} and customer = {customer}");
        if (unit.Execute($"delete from understanding_examples where workspace = {unit.Workspace} and customer = {customer}") == 0) return;
        // Every model has seen the words. Former ones go; the one that is asked is emptied under a number that no node has in
        // its memory, so that nothing is told by it from now on and the next one has nothing to be held back against.
        unit.Execute($"delete from understanding_models where workspace = {unit.Workspace} and active = {false}");
        unit.Execute($"update understanding_models set number = number + 1, bytes = null where workspace = {unit.Workspace}");
        unit.Append(new LedgerEvent("intent.scopeTaught", Intents.Intent.Kind, Guid.Empty, 1, new { why = LearningReader.Erased }));
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        delete from understanding_annotations where workspace = {unit.Workspace} and message in
            (select message from understanding_annotations where workspace = {unit.Workspace} and at < {before} order by message limit {limit})
        """);
}
