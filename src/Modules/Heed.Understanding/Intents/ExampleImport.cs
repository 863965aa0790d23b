using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Intents;

/// <summary>Takes many examples of many intents at once, as they stand in a table: the words and the intent's name.</summary>
internal sealed class ExampleImport(IStore store)
{
    /// <summary>Most rows of one import.</summary>
    public const int Most = 5_000;

    /// <summary>Rows without a name belong to no intent. Linear in rows and examples there are.</summary>
    /// <exception cref="InvalidRefusal">A row cannot be taken; nothing was.</exception>
    public Task<ExamplesImported> RunAsync(Scope scope, ExampleTable table, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        var rows = table.Rows ?? [];
        var validate = new Validate().That(rows.Count is > 0 and <= Most, "rows", "outOfRange", $"Between 1 and {Most} rows.");
        for (var i = 0; i < Math.Min(rows.Count, Most); i++)
        {
            validate.Text(rows[i].Text, $"rows[{i}].text", IntentExample.MaxText, multiline: true).Text(rows[i].Intent ?? "", $"rows[{i}].intent", 100, required: false);
        }

        validate.Done();
        return store.WriteAsync(scope, unit => Take(unit, table), cancellationToken);
    }

    private static ExamplesImported Take(Unit unit, ExampleTable table)
    {
        var intents = unit.Db.Set<Intent>().Where(i => i.Workspace == unit.Workspace).ToList();
        var byName = intents.ToDictionary(i => i.Name.Trim().ToLowerInvariant());
        var (added, created, unknown) = (0, 0, 0);
        var set = ExampleDesk.SetOf(unit, table.Test, table.SetId);
        foreach (var group in table.Rows.GroupBy(r => (r.Intent ?? "").Trim().ToLowerInvariant(), StringComparer.Ordinal))
        {
            Intent? intent = null;
            if (group.Key.Length > 0 && !byName.TryGetValue(group.Key, out intent))
            {
                if (!table.Create)
                {
                    unknown += group.Count();
                    continue;
                }

                if (intents.Count + created >= Intent.Most) throw new ConflictRefusal("tooMany", $"At most {Intent.Most} intents.");
                intent = new Intent { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = group.First().Intent!.Trim(), CreatedAt = unit.Now };
                unit.Db.Set<Intent>().Add(intent);
                unit.Append(new LedgerEvent("intent.created", Intent.Kind, intent.Id, intent.Version));
                created++;
            }

            var fresh = ExampleDesk.Add(unit, intent?.Id, group.Select(r => r.Text), table.Test, added, set);
            added += fresh;
            if (fresh > 0) ExampleDesk.Taught(unit, intent);
        }

        return new ExamplesImported(added, table.Rows.Count - added - unknown, created, unknown);
    }
}

/// <summary>Examples of many intents.</summary>
/// <param name="Test">Kept for the bench, never learnt from.</param>
/// <param name="SetId">Of tests: the set they are kept in; null for the general one.</param>
/// <param name="Create">Makes intents whose names are not known yet; else their rows are left out.</param>
internal sealed record ExampleTable(IReadOnlyList<ExampleRow> Rows, bool Test = false, bool Create = false, Guid? SetId = null);

/// <summary>A row. <paramref name="Intent"/>: its name; empty for words that belong to none.</summary>
internal sealed record ExampleRow(string Text, string? Intent = null);

/// <summary>What became of the rows.</summary>
/// <param name="Known">Rows that were there already, or stood there twice.</param>
/// <param name="Created">Intents made.</param>
/// <param name="Unknown">Rows left out, as their intent is not known.</param>
internal sealed record ExamplesImported(int Added, int Known, int Created, int Unknown);
