Console.WriteLine("usage: Entente.Bench import|pages|search|proposals");
