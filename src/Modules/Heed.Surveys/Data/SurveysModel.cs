using Heed.Surveys.Answers;
using Microsoft.EntityFrameworkCore;

namespace Heed.Surveys.Data;

/// <summary>Tables of surveys.</summary>
internal sealed class SurveysModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("surveys_answers", Personal: true), new("surveys_rounds", Personal: false)];

    public void Map(ModelBuilder model)
    {
        model.Entity<Answer>(e =>
        {
            e.ToTable("surveys_answers");
            e.HasKey(a => new { a.Workspace, a.Id });
            e.HasIndex(a => new { a.Workspace, a.Conversation, a.Round }).IsUnique();
            e.HasIndex(a => new { a.Workspace, a.Customer });
            e.HasIndex(a => new { a.Workspace, a.Agent, a.Id });
            e.HasIndex(a => new { a.Workspace, a.Inbox, a.Id });
            e.Property(a => a.Comment).HasMaxLength(Answer.MaxComment);
        });
        model.Entity<Round>(e =>
        {
            e.ToTable("surveys_rounds");
            e.HasKey(r => new { r.Workspace, r.Conversation });
        });
    }
}
