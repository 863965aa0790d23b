using Heed.Bot.Flows;
using Heed.Bot.Forms;
using Heed.Bot.Mining;
using Heed.Bot.Suggesting;
using Heed.Bot.Talking;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Data;

/// <summary>Tables of this module.</summary>
internal sealed class BotModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("bot_bots", false), new("bot_sessions", true), new("bot_flows", false), new("bot_flow_versions", false), new("bot_flow_tests", false), new("bot_forms", true),
        new("bot_suggested", true), new("bot_flow_days", false), new("bot_wordings", false), new("bot_mined", true),
    ];

    public void Map(ModelBuilder model)
    {
        model.Entity<Bots.Bot>(e =>
        {
            e.ToTable("bot_bots");
            e.HasKey(b => new { b.Workspace, b.Id });
        });
        model.Entity<Session>(e =>
        {
            e.ToTable("bot_sessions");
            e.HasKey(s => new { s.Workspace, s.Conversation });
            e.HasIndex(s => new { s.Workspace, s.Flow });
        });
        model.Entity<Flow>(e =>
        {
            e.ToTable("bot_flows");
            e.HasKey(f => new { f.Workspace, f.Id });
            e.HasIndex(f => new { f.Workspace, f.Bot });
        });
        model.Entity<FlowVersion>(e =>
        {
            e.ToTable("bot_flow_versions");
            e.HasKey(v => new { v.Workspace, v.Flow, v.Number });
        });
        model.Entity<FlowDay>(e =>
        {
            e.ToTable("bot_flow_days");
            e.HasKey(d => new { d.Workspace, d.Flow, d.Day, d.Node, d.Way });
        });
        model.Entity<FlowTest>(e =>
        {
            e.ToTable("bot_flow_tests");
            e.HasKey(t => new { t.Workspace, t.Id });
            e.HasIndex(t => new { t.Workspace, t.Flow });
        });
        model.Entity<Form>(e =>
        {
            e.ToTable("bot_forms");
            e.HasKey(f => new { f.Workspace, f.Id });
            e.HasIndex(f => new { f.Workspace, f.Conversation });
        });
        model.Entity<Suggested>(e =>
        {
            e.ToTable("bot_suggested");
            e.HasKey(s => new { s.Workspace, s.Id });
            e.HasIndex(s => new { s.Workspace, s.Source });
            e.HasIndex(s => new { s.Workspace, s.Conversation });
        });
        model.Entity<Mined>(e =>
        {
            e.ToTable("bot_mined");
            e.HasKey(m => new { m.Workspace, m.Conversation });
        });
        model.Entity<OwnWords>(e =>
        {
            e.ToTable("bot_wordings");
            e.HasKey(w => new { w.Workspace, w.Source, w.Hash });
        });
    }
}
