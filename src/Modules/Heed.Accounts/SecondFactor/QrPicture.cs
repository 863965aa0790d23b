using System.Text;
using QRCoder;

namespace Heed.Accounts.SecondFactor;

/// <summary>A QR code as SVG: one path of squares, black on white in any theme, since cameras want contrast.</summary>
internal static class QrPicture
{
    /// <param name="text">What the code says; at most some 300 characters.</param>
    /// <param name="label">What a screen reader says; plain text.</param>
    public static string Svg(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x + 1 < rows[y].Length && rows[y][x + 1]) x++;
                path.Append("M").Append(from).Append(' ').Append(y).Append('h').Append(x - from + 1).Append("v1h-").Append(x - from + 1).Append('z');
            }
        }

        var size = rows.Count;
        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" aria-label="{System.Net.WebUtility.HtmlEncode(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>""";
    }
}
