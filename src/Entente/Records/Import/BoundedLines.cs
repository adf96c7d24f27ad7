using System.Text;

namespace Entente.Records.Import;

/// <summary>Reads a text line by line and holds no more of a line than it may have: a file without line ends does not fill the memory.</summary>
internal sealed class BoundedLines(TextReader reader, int most)
{
    private readonly char[] _buffer = new char[1 << 16];
    private int _at;
    private int _end;
    private bool _afterReturn;

    /// <summary>The next line, cut where it is longer than it may be; null at the end.</summary>
    public string? Next(out bool cut)
    {
        cut = false;
        StringBuilder? before = null;
        while (_at < _end || Fill())
        {
            if (_afterReturn && _buffer[_at] == '\n') _at++;
            _afterReturn = false;
            if (_at == _end) continue;
            var rest = _buffer.AsSpan(_at, _end - _at);
            var stop = rest.IndexOfAny('\r', '\n');
            var part = stop < 0 ? rest : rest[..stop];
            var room = most - (before?.Length ?? 0);
            cut |= part.Length > room;
            if (stop >= 0)
            {
                _afterReturn = rest[stop] == '\r';
                _at += stop + 1;
                return before is null ? new(part[..Math.Min(part.Length, room)]) : before.Append(part[..Math.Min(part.Length, room)]).ToString();
            }

            before = (before ?? new()).Append(part[..Math.Min(part.Length, room)]);
            _at = _end;
        }

        return before?.ToString();
    }

    private bool Fill()
    {
        (_at, _end) = (0, reader.Read(_buffer, 0, _buffer.Length));
        if (!_afterReturn || _end == 0 || _buffer[0] != '\n') return _end > 0;
        (_at, _afterReturn) = (1, false);
        return _end > 1 || Fill();
    }
}
