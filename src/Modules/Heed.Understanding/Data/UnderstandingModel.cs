using Heed.Understanding.Annotations;
using Heed.Understanding.Intents;
using Heed.Understanding.LanguageModel;
using Heed.Understanding.Learning;
using Heed.Understanding.TestSets;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Data;

/// <summary>Tables of understanding.</summary>
internal sealed class UnderstandingModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("understanding_model", Personal: false), new("understanding_spending", Personal: false), new("understanding_intents", Personal: false), new("understanding_examples", Personal: true),
        new("understanding_models", Personal: false), new("understanding_policies", Personal: false), new("understanding_test_sets", Personal: false), new("understanding_test_runs", Personal: false), new("understanding_annotations", Personal: true),
    ];

    public void Map(ModelBuilder model)
    {
        model.Entity<ModelConnection>(e =>
        {
            e.ToTable("understanding_model");
            e.HasKey(c => c.Workspace);
            e.Property(c => c.Workspace).ValueGeneratedNever();
        });
        model.Entity<ModelSpending>(e =>
        {
            e.ToTable("understanding_spending");
            e.HasKey(s => new { s.Workspace, s.Day });
        });
        model.Entity<Intent>(e =>
        {
            e.ToTable("understanding_intents");
            e.HasKey(i => new { i.Workspace, i.Id });
        });
        model.Entity<IntentExample>(e =>
        {
            e.ToTable("understanding_examples");
            e.HasKey(x => new { x.Workspace, x.Id });
            e.HasIndex(x => new { x.Workspace, x.Intent, x.Id });
            e.HasIndex(x => new { x.Workspace, x.Customer });
            e.HasIndex(x => new { x.Workspace, x.Message });
            e.Property(x => x.Text).HasMaxLength(IntentExample.MaxText);
        });
        model.Entity<LearntModel>(e =>
        {
            e.ToTable("understanding_models");
            e.HasKey(m => new { m.Workspace, m.Number });
        });
        model.Entity<LearningPolicy>(e =>
        {
            e.ToTable("understanding_policies");
            e.HasKey(p => p.Workspace);
            e.Property(p => p.Workspace).ValueGeneratedNever();
        });
        model.Entity<TestSet>(e =>
        {
            e.ToTable("understanding_test_sets");
            e.HasKey(s => new { s.Workspace, s.Id });
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Name).HasMaxLength(TestSet.MaxName);
        });
        model.Entity<TestRun>(e =>
        {
            e.ToTable("understanding_test_runs");
            e.HasKey(r => new { r.Workspace, r.Id });
            e.HasIndex(r => new { r.Workspace, r.TestSet, r.At });
        });
        model.Entity<Annotation>(e =>
        {
            e.ToTable("understanding_annotations");
            e.HasKey(a => new { a.Workspace, a.Message });
            e.HasIndex(a => new { a.Workspace, a.Conversation, a.Message });
            e.HasIndex(a => new { a.Workspace, a.Customer });
            e.HasIndex(a => new { a.Workspace, a.Intent, a.Message });
        });
    }
}
