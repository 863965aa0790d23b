using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Architecture.Tests;

public sealed class TableTests(BuiltHost host) : IClassFixture<BuiltHost>
{
    [Fact]
    public void A_module_declares_exactly_the_tables_it_maps()
    {
        foreach (var part in host.Modules.Select(m => m.Model).Append(new PlatformModel()))
        {
            var model = new ModelBuilder();
            part.Map(model);
            var mapped = model.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(mapped, part.Tables.Select(t => t.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Table_names_carry_the_prefix_that_the_table_of_modules_gives_the_module()
    {
        foreach (var module in host.Modules)
        {
            var prefixes = ModuleTable.Rows.Single(r => r.Name == module.Name).Tables.Select(t => t.TrimEnd('*'));
            Assert.All(module.Model.Tables, t => Assert.Contains(prefixes, p => t.Name.StartsWith(p, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_table_with_personal_data_can_be_exported_erased_and_kept_no_longer_than_allowed()
    {
        var personal = host.Modules.SelectMany(m => m.Model.Tables).Where(t => t.Personal).Select(t => t.Name);
        var covered = host.Services.GetServices<IPersonalData>().SelectMany(p => p.Tables);
        Assert.Equal(personal.Order(StringComparer.Ordinal), covered.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_foreign_key_leaves_its_module_and_every_tenant_table_leads_with_its_workspace()
    {
        using var session = host.Services.GetRequiredService<IStore>().Read();
        var owners = host.Modules.SelectMany(m => m.Model.Tables.Select(t => (t.Name, Owner: m.Name))).ToDictionary(t => t.Name, t => t.Owner);
        foreach (var entity in session.Db.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetForeignKeys())
            {
                Assert.Equal(owners.GetValueOrDefault(entity.GetTableName()!), owners.GetValueOrDefault(key.PrincipalEntityType.GetTableName()!));
            }

            Assert.True(LeadsWithWorkspace(entity), $"{entity.GetTableName()} holds a workspace, but its key does not lead with it.");
        }
    }

    private static bool LeadsWithWorkspace(IEntityType entity) =>
        entity.GetTableName() is not { } table || table.StartsWith("platform_", StringComparison.Ordinal)
        || entity.FindProperty("Workspace") is not { IsNullable: false } || entity.FindPrimaryKey()?.Properties[0].Name == "Workspace";
}
