using System.Collections.Frozen;
using Heed.Kernel;

namespace Heed.Accounts.ViewAs;

/// <summary>What is left of one's own scope when one looks through another's.</summary>
internal static class ViewedScope
{
    /// <summary>
    /// Allows exactly what both allow. A pair of grants covers what both of the pair cover, so the product of the two
    /// lists is the intersection of what they cover together; the lists are short.
    /// </summary>
    /// <param name="own">The scope of the person who looks.</param>
    /// <param name="viewed">What is looked through: grants, and for a person the teams.</param>
    /// <param name="as">How the result tells of it.</param>
    public static Scope Of(Scope own, IEnumerable<Grant> viewed, ViewedAs @as)
    {
        // Through a person's eyes, their assignments and teams count. Only what one sees whoever it belongs to may be shown by them.
        var mine = @as.Person is null ? own.Grants : own.Grants.Where(g => g.Visibility == Visibility.All);
        return own with
        {
            Grants = [.. from a in mine from b in viewed let both = Both(a, b) where both.Brands is not { Count: 0 } select both],
            Teams = own.Teams.Intersect(@as.Teams).ToFrozenSet(),
            ViewedAs = @as,
        };
    }

    private static Grant Both(Grant a, Grant b) => new(
        a.Permissions.Intersect(b.Permissions, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal),
        a.Visibility < b.Visibility ? a.Visibility : b.Visibility,
        a.Brands is null ? b.Brands : b.Brands is null ? a.Brands : a.Brands.Intersect(b.Brands).ToFrozenSet());
}
