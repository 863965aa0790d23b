using System.Reflection;
using Heed.Design;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

// Writes a migration for both engines in one run: EF's own scaffolder without its command line, which would build
// everything once per engine. Called by tools/migration; see docs/howto/add-a-migration.md.
if (args is not [var source, var name] || !Directory.Exists(source))
{
    Console.Error.WriteLine("usage: Heed.Design SOURCE-FOLDER NAME|--initial|--check");
    return 2;
}

var parts = LoadParts();
var check = name == "--check";
var initial = name == "--initial";
var behind = false;
SharedIds? ids = null;
foreach (var engine in new[] { "Sqlite", "Postgres" })
{
    var assembly = $"Heed.Migrations.{engine}";
    // Written anew, Initial starts from nothing: from an assembly without migrations.
    var known = initial ? "Heed.Design" : assembly;
    var options = new DbContextOptionsBuilder<HeedDb>();
    if (engine == "Sqlite") options.UseSqlite("Data Source=:memory:", s => s.MigrationsAssembly(known));
    else options.UseNpgsql("Host=nowhere", n => n.MigrationsAssembly(known));
    using var db = new HeedDb(options.Options, parts);
    if (!db.Database.HasPendingModelChanges())
    {
        Console.WriteLine($"{engine}: nothing has changed.");
        continue;
    }

    behind = true;
    if (check)
    {
        Console.Error.WriteLine($"{engine}: the model has changed without a migration. Run tools/migration NAME.");
        continue;
    }

    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
    var provider = Assembly.Load(engine == "Sqlite" ? "Microsoft.EntityFrameworkCore.Sqlite" : "Npgsql.EntityFrameworkCore.PostgreSQL");
    var design = provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!;
    ((IDesignTimeServices)Activator.CreateInstance(provider.GetType(design.TypeName, throwOnError: true)!)!).ConfigureDesignTimeServices(services);
    ids ??= new SharedIds(db.GetService<IMigrationsIdGenerator>());
    services.AddSingleton<IMigrationsIdGenerator>(ids);
    await using var scope = services.BuildServiceProvider();
    var scaffolder = scope.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(initial ? "Initial" : name, assembly);
    var folder = Path.Combine(source, assembly, "Migrations");
    if (initial && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    var files = scaffolder.Save(Path.Combine(source, assembly), migration, folder, dryRun: false);
    Console.WriteLine($"{engine}: {Path.GetRelativePath(source, files.MigrationFile!)}");
}

return check && behind ? 1 : 0;

// Every module beside this program, so that no list has to be kept.
static List<IModelPart> LoadParts() =>
[
    new PlatformModel(),
    .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Heed.*.dll")
        .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
        .SelectMany(a => a.GetExportedTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule)))
        .Select(t => (IModule)Activator.CreateInstance(t)!)
        .OrderBy(m => m.Rank).ThenBy(m => m.Name, StringComparer.Ordinal)
        .Select(m => m.Model),
];
