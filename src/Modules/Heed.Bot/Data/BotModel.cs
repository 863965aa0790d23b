using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Data;

/// <summary>Tables of bot.</summary>
internal sealed class BotModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
