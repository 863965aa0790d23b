using System.Reflection;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;

namespace Heed.Modules.Tests.Engines;

/// <summary>The tables of all modules beside the tests. EF keeps one model per process, so every test uses the same.</summary>
internal static class ModelParts
{
    internal static IReadOnlyList<IModelPart> All { get; } = Load();

    private static IReadOnlyList<IModelPart> Load() =>
    [
        new PlatformModel(),
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Heed.*.dll")
            .Where(file => !Path.GetFileName(file).Contains(".Tests.", StringComparison.Ordinal))
            .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(a => a.GetExportedTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule)))
            .Select(t => (IModule)Activator.CreateInstance(t)!)
            .OrderBy(m => m.Rank).ThenBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => m.Model),
    ];
}
