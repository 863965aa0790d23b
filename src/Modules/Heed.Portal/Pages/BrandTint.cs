using System.Globalization;

namespace Heed.Portal.Pages;

/// <summary>A brand's colour made readable: moved towards black or white until text in it reaches 4.5:1 (WCAG 2.2, 1.4.3).</summary>
internal static class BrandTint
{
    private const double Enough = 4.5;

    /// <summary>For text and buttons on white.</summary>
    public static string OnLight(string color) => Clamp(color, (255, 255, 255), towards: 0);

    /// <summary>For text on the dark surface.</summary>
    public static string OnDark(string color) => Clamp(color, (22, 25, 31), towards: 255);

    private static string Clamp(string color, (int R, int G, int B) ground, int towards)
    {
        var (r, g, b) = Parse(color);
        for (var step = 0; step <= 20; step++)
        {
            var part = step / 20.0;
            var mixed = (R: Mix(r), G: Mix(g), B: Mix(b));
            if (Contrast(mixed, ground) >= Enough) return string.Create(CultureInfo.InvariantCulture, $"#{mixed.R:x2}{mixed.G:x2}{mixed.B:x2}");

            int Mix(int value) => (int)Math.Round(value + ((towards - value) * part));
        }

        return towards == 0 ? "#000000" : "#ffffff";
    }

    private static (int R, int G, int B) Parse(string color) =>
        color.Length == 7 && int.TryParse(color.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb) ? (rgb >> 16, (rgb >> 8) & 255, rgb & 255) : (52, 81, 209);

    private static double Contrast((int R, int G, int B) one, (int R, int G, int B) other)
    {
        var (a, b) = (Light(one), Light(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Light((int R, int G, int B) c) => (0.2126 * Linear(c.R)) + (0.7152 * Linear(c.G)) + (0.0722 * Linear(c.B));

    private static double Linear(int value)
    {
        var v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }
}
