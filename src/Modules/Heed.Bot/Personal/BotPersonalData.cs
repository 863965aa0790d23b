using System.Text.Json;
using Heed.Platform.Personal;

namespace Heed.Bot.Personal;

/// <summary>What bots remember of a customer: where the talk stands, forms, and which proposals were used in answers.</summary>
internal sealed class BotPersonalData : IPersonalData
{
    public string Section => "bot";

    public IReadOnlyList<string> Tables { get; } = ["bot_sessions", "bot_forms", "bot_suggested", "bot_mined"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var forms = await session.QueryAsync(
            $"select f.type, f.fields, f.created_at from bot_forms f where f.workspace = {workspace} and f.conversation in {Of(workspace, customer)} order by f.id",
            r => new { type = r.Text(0), fields = JsonDocument.Parse(r.Text(1)).RootElement, createdAt = r.Time(2) }, cancellationToken);
        return forms.Count == 0 ? null : new { forms };
    }

    public void Erase(Unit unit, Guid customer)
    {
        unit.Execute($"delete from bot_sessions where workspace = {unit.Workspace} and conversation in {Of(unit.Workspace, customer)}");
        unit.Execute($"delete from bot_forms where workspace = {unit.Workspace} and conversation in {Of(unit.Workspace, customer)}");
        unit.Execute($"delete from bot_mined where workspace = {unit.Workspace} and conversation in {Of(unit.Workspace, customer)}");
        unit.Execute($"delete from bot_suggested where workspace = {unit.Workspace} and conversation in {Of(unit.Workspace, customer)}");
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit) => Old(unit, "bot_sessions", before, limit) + Old(unit, "bot_forms", before, limit) + Old(unit, "bot_suggested", before, limit) + Old(unit, "bot_mined", before, limit);

    /// <summary>What belongs to conversations that are gone.</summary>
    private static int Old(Unit unit, string table, DateTimeOffset before, int limit)
    {
        SqlText what = table switch
        {
            "bot_sessions" => $"bot_sessions where workspace = {unit.Workspace} and updated_at < {before}",
            "bot_forms" => $"bot_forms where workspace = {unit.Workspace} and created_at < {before}",
            "bot_mined" => $"bot_mined where workspace = {unit.Workspace} and at < {before}",
            _ => $"bot_suggested where workspace = {unit.Workspace} and at < {before}",
        };
        var gone = unit.Query(
            $"select distinct conversation from {what} and conversation not in (select id from conversations_conversations where workspace = {unit.Workspace}) limit {limit}", r => r.Id(0));
        if (gone.Count > 0) unit.Execute($"delete from {what} and conversation in {gone}");
        return gone.Count;
    }

    private static SqlText Of(WorkspaceId workspace, Guid customer) => $"(select id from conversations_conversations where workspace = {workspace} and customer = {customer})";
}
