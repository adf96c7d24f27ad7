using System.Globalization;
using System.Text;
using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Report;

/// <summary>Draws charts as SVG. Lines differ in dash and bars in pattern as well as in colour.</summary>
internal static class Charts
{
    private const int Width = 720, Height = 280, Left = 60, Bottom = 40, Top = 16;

    /// <summary>Bars on a scale of powers of ten, as a few strangers outnumber all else.</summary>
    public static string Bars(string title, string description, IReadOnlyList<(string Label, long Count, double Part)> bars)
    {
        var svg = Open(title, description);
        var most = Math.Max(1, Math.Ceiling(Math.Log10(bars.Max(b => b.Count) + 1.0)));
        for (var power = 0; power <= most; power++) Line(svg, power / most, Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture));
        var wide = (Width - Left - 10.0) / bars.Count;
        for (var i = 0; i < bars.Count; i++)
        {
            Bar(bars[i].Count, "#9bbfdf", i);
            Bar(Math.Min(bars[i].Part, bars[i].Count), "#1d5a96", i);
            if (i % Math.Max(1, bars.Count / 12) == 0) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (i + 0.5) * wide:0.0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\" font-size=\"12\">{bars[i].Label}</text>");
        }

        return svg.Append("</svg>").ToString();

        void Bar(double count, string colour, int i)
        {
            var high = Math.Log10(count + 1) / most * (Height - Bottom - Top);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left + i * wide + 1:0.0}\" y=\"{Height - Bottom - high:0.0}\" width=\"{Math.Max(1, wide - 2):0.0}\" height=\"{high:0.0}\" fill=\"{colour}\"/>");
        }
    }

    /// <summary>Precision and recall over the threshold.</summary>
    public static string Lines(string title, string description, IReadOnlyList<ThresholdPoint> points)
    {
        var svg = Open(title, description);
        for (var tenth = 0; tenth <= 10; tenth += 2) Line(svg, tenth / 10.0, $"{tenth * 10}%");
        var (first, last) = (points[0].From, points[^1].From);
        double X(int bits) => Left + (bits - first) * (Width - Left - 90.0) / (last - first);
        static double Y(double share) => Height - Bottom - share * (Height - Bottom - Top);
        for (var bits = first; bits <= last; bits += 4) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(bits):0.0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\" font-size=\"12\">{bits}</text>");
        Draw("Precision", p => p.Precision, "#1d5a96", "");
        Draw("Recall", p => p.Recall, "#8a3c00", " stroke-dasharray=\"6 4\"");
        return svg.Append("</svg>").ToString();

        void Draw(string name, Func<ThresholdPoint, double> share, string colour, string dash)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dash} points=\"{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.From):0.0},{Y(share(p)):0.0}")))}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 84}\" y=\"{Y(share(points[^1])) + 4:0.0}\" font-size=\"13\" fill=\"{colour}\">{name}</text>");
        }
    }

    private static StringBuilder Open(string title, string description) => new StringBuilder().Append(CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" font-family=\"system-ui, sans-serif\"><title>{HtmlPage.Safe(title)}</title><desc>{HtmlPage.Safe(description)}</desc>");

    private static void Line(StringBuilder svg, double share, string label)
    {
        var y = Height - Bottom - share * (Height - Bottom - Top);
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - 10}\" y1=\"{y:0.0}\" y2=\"{y:0.0}\" stroke=\"#ccc\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.0}\" text-anchor=\"end\" font-size=\"12\">{label}</text>");
    }
}
