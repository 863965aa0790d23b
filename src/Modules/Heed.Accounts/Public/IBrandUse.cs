using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>Asked up before a brand is deleted: whether something of a module still belongs to it.</summary>
public interface IBrandUse
{
    /// <summary>True keeps the brand.</summary>
    bool Uses(Unit unit, Guid brand);
}
