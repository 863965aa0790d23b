using Heed.Knowledge.Answering;
using Heed.Knowledge.Categories;
using Heed.Knowledge.Entries;
using Heed.Knowledge.Files;
using Heed.Knowledge.Gaps;
using Heed.Knowledge.Imports;
using Heed.Knowledge.Learning;
using Heed.Knowledge.Meanings;
using Heed.Knowledge.Usage;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Data;

/// <summary>Tables of knowledge.</summary>
internal sealed class KnowledgeModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("knowledge_entries", Personal: false),
        new("knowledge_versions", Personal: false),
        new("knowledge_categories", Personal: false),
        new("knowledge_uses", Personal: false),
        new("knowledge_stamps", Personal: false),
        new("knowledge_files", Personal: false),
        new("knowledge_imports", Personal: false),
        new("knowledge_meanings", Personal: false),
        new("knowledge_meaning_states", Personal: false),
        new("knowledge_gaps", Personal: false),
        new("knowledge_misses", Personal: true),
        new("knowledge_heard", Personal: true),
    ];

    public void Map(ModelBuilder model)
    {
        model.Entity<Entry>(e =>
        {
            e.ToTable("knowledge_entries");
            e.HasKey(r => new { r.Workspace, r.Id });
            e.HasIndex(r => new { r.Workspace, r.Category });
            e.Ignore(r => r.Current);
        });
        model.Entity<EntryVersion>(e =>
        {
            e.ToTable("knowledge_versions");
            e.HasKey(r => new { r.Workspace, r.Entry, r.Number });
        });
        model.Entity<Category>(e =>
        {
            e.ToTable("knowledge_categories");
            e.HasKey(r => new { r.Workspace, r.Id });
        });
        model.Entity<UseDay>(e =>
        {
            e.ToTable("knowledge_uses");
            e.HasKey(r => new { r.Workspace, r.Entry, r.Day });
            e.HasIndex(r => new { r.Workspace, r.Day });
        });
        model.Entity<Stamp>(e =>
        {
            e.ToTable("knowledge_stamps");
            e.HasKey(r => r.Workspace);
            e.Property(r => r.Workspace).ValueGeneratedNever();
        });
        model.Entity<StoredFile>(e =>
        {
            e.ToTable("knowledge_files");
            e.HasKey(r => new { r.Workspace, r.Id });
        });
        model.Entity<Import>(e =>
        {
            e.ToTable("knowledge_imports");
            e.HasKey(r => new { r.Workspace, r.Id });
        });
        model.Entity<EntryMeaning>(e =>
        {
            e.ToTable("knowledge_meanings");
            e.HasKey(r => new { r.Workspace, r.Entry });
            e.HasIndex(r => new { r.Workspace, r.Generation });
        });
        model.Entity<MeaningState>(e =>
        {
            e.ToTable("knowledge_meaning_states");
            e.HasKey(r => r.Workspace);
            e.Property(r => r.Workspace).ValueGeneratedNever();
        });
        model.Entity<Gap>(e =>
        {
            e.ToTable("knowledge_gaps");
            e.HasKey(r => new { r.Workspace, r.Id });
            e.HasIndex(r => new { r.Workspace, r.State, r.LastAt });
        });
        model.Entity<Heard>(e =>
        {
            e.ToTable("knowledge_heard");
            e.HasKey(r => new { r.Workspace, r.Id });
            e.HasIndex(r => new { r.Workspace, r.Entry });
            e.HasIndex(r => new { r.Workspace, r.Customer });
            e.HasIndex(r => new { r.Workspace, r.Conversation });
            e.HasIndex(r => new { r.Workspace, r.At });
            e.Property(r => r.Question).HasMaxLength(Heard.MaxQuestion);
            e.Property(r => r.Answer).HasMaxLength(Heard.MaxAnswer);
        });
        model.Entity<Miss>(e =>
        {
            e.ToTable("knowledge_misses");
            e.HasKey(r => new { r.Workspace, r.Id });
            e.HasIndex(r => new { r.Workspace, r.Gap, r.At });
            e.HasIndex(r => new { r.Workspace, r.Customer });
            e.HasIndex(r => new { r.Workspace, r.Conversation });
            e.HasIndex(r => new { r.Workspace, r.At });
            e.Property(r => r.Text).HasMaxLength(Miss.MaxText);
        });
    }
}
