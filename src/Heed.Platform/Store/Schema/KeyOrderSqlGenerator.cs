using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Heed.Platform.Store.Schema;

/// <summary>EF's SQL for SQLite, with WITHOUT ROWID for the tables that ask for it.</summary>
internal sealed class KeyOrderSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    // EF rebuilds a table under this name when it must change a column.
    private const string Rebuilt = "ef_temp_";

    /// <inheritdoc/>
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        var name = operation.Name.StartsWith(Rebuilt, StringComparison.Ordinal) ? operation.Name[Rebuilt.Length..] : operation.Name;
        var ordered = model?.GetEntityTypes().Any(e => e.GetTableName() == name && e.FindAnnotation(KeyOrder.Annotation) is not null) ?? false;
        if (ordered) builder.Append(" WITHOUT ROWID");
        if (!terminate) return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
