import { checkCues } from '../../../../test/fixtures/cue-table'

checkCues(
  'Portuguese',
  {
    affirm:
      'sim | Sim! | simmm | ss | claro | isso | isso mesmo | beleza | blz | pode ser | tá bom | com certeza | ok obrigado | sim, 1002 | uhum | certo | exato | fechado | sim 😊',
    consent:
      'sim | Sim, por favor | siiim | claro | isso | isso mesmo | é isso | beleza | blz | ok | pode | pode sim | pode cancelar | com certeza | confirmo | pode confirmar | por favor | sim, obrigado | sim, pode cancelar | cancela o pedido | sim, cancele-o | exato | de acordo | manda ver',
    'consent cancel': 'sim, pode cancelar | cancela meu pedido | sim, cancela ele | pode cancelar o pedido',
    'consent change': 'sim, muda o endereço | pode atualizar o endereço | sim, use esse endereço',
    'consent return': 'sim, registra a devolução | pode trocar | sim, devolve',
    'consent claim': 'sim, abre a reclamação | pode abrir a reclamação',
    'starts yes': 'sim, mas amanhã | claro que quero | beleza, só que',
    deny: 'não | nao | Não. | nn | não, obrigado | não obrigada | de jeito nenhum | agora não | ainda não | melhor não | não precisa | não quero | não é esse | não, é o 1002 | não 1002 | nenhum dos dois | tá errado | não, 1002',
    abandon:
      'deixa pra lá | deixa quieto | esquece | Esquece isso | mudei de ideia | não precisa mais | ah esquece | deixa, obrigado | tanto faz',
    correction:
      'não, é o 1002 | não, 1002 | não é 1001 | desculpa, é 1002 | errei, é 1002 | quis dizer 1002 | na verdade é 1002 | pedido errado | foi mal, é 1002 | não 1002 | ops, 1002 | desculpa, meu email é a@b.br',
    'negates cancel':
      'não quero cancelar meu pedido | não cancela o pedido | por favor não cancele | não precisa cancelar | não é pra cancelar',
    'negates change': 'não mude o endereço | não quero mudar o endereço',
    'negates return': 'não quero devolver | não precisa de reembolso | não quero trocar',
    'negates claim': 'não falta nada | não quero reclamar',
    goodbye: 'tchau | obrigado, até logo | valeu, até mais | tenha um bom dia | fui',
    danger:
      'pegou fogo na tomada | tá saindo fumaça | cheiro de queimado | levei um choque | meu filho engoliu uma peça | explodiu na minha mão | fogo | soltou faísca',
    'self harm': 'quero morrer | penso em suicídio | não quero mais viver',
    asks: 'qual o motivo | como faço | onde está meu pedido? | por que preciso | o que é isso | quanto tempo demora',
    'names an order':
      'pedido 1001 | meu pedido 1001 | é sobre o pedido 1001 | número do pedido 1001 | oi, tenho uma dúvida sobre o pedido 1001',
    replaces: 'em vez disso muda o endereço | melhor trocar | não, espera',
    drops: 'cancela isso | cancela a devolução | cancelar a solicitação',
    waits: 'oi? | tem alguém aí? | alô | quanto tempo vou ter que esperar? | ainda tô esperando | você tá aí?',
    leaves: 'não quero mais esperar | cansei de esperar',
    'lacks the number':
      'não tenho o número do pedido | perdi o número do pedido | busca pelo email | onde fica o número do pedido? | não acho o número',
    'is without it': 'não tenho | não sei | não lembro | perdi | não faço ideia',
    'rules out': 'não é o 1003, é o 1001 | não 1003',
    'asks for goods': 'tem luminária? | vocês vendem mantas? | quero comprar uma caneca',
    'leaves open': 'talvez | não tenho certeza | quem sabe',
    address:
      'Av. Paulista 1578, São Paulo 01310-200 | Rua das Flores, 12, Curitiba - PR, 80010-000 | Rua do Carmo 7, 1200-093 Lisboa',
    'picks 1': 'o primeiro | a primeira | número um | 1º',
    'picks 2': 'a segunda | o segundo | opção 2 | a dois | o 2 por favor',
    'picks 4': 'a última | o último item',
  },
  {
    affirm:
      'sim, mas não esse | sim? | não | simples | claramente errado | obrigado | não sei | quero cancelar | isso está errado | 1002 | kkkkk | simulador',
    consent:
      'sim, mas | sim, mas amanhã | sim? | sim, se for grátis | se for grátis | ok obrigado | valeu | tá bom | certo | talvez | não | sim e não | sim, espera | quero cancelar | kkkk | kkkkkkkkk | já | é | e | quero | isso não | isso está errado | pode ser amanhã | pode não | sim 1014 | salve | sim, não cancela',
    'consent cancel': 'sim, muda o endereço | sim, devolve | pode trocar',
    'consent change': 'sim, pode cancelar | cancela o pedido',
    'consent return': 'sim, pode cancelar',
    'consent claim': 'sim, pode cancelar',
    deny: 'não sei | não entendi | não tem problema | não chegou | não quero mais receber sms | não quero robô | não foi isso que eu comprei | não? | nada | norte | nem sei | nº 1002 | nosso pedido',
    abandon:
      'cancela o pedido | deixa na portaria | para amanhã | esqueci a senha | esquece meu pedido e manda outro | desisti da compra | deixa eu ver',
    correction: 'não | não obrigado | não, obrigado | opa, tudo bem? | desculpa a demora | não tem problema',
    'negates cancel':
      'cancela meu pedido | por que não cancelam meu pedido? | não cancelaram | não quero mais, cancela | não consigo cancelar',
    'negates return':
      'não quero troca nem vale, quero meu dinheiro | não devolveram meu dinheiro | não quero reembolso, quero outro',
    'negates claim': 'está faltando uma peça | falta um item',
    goodbye: 'tchau? | até amanhã chega? | obrigado | caiu no chão',
    danger: 'pode ir ao fogo? | o correio engoliu meu pacote | cinza fumaça | deu choque de gosto | lareira',
    'self harm': 'morri de rir | tô morrendo de vontade',
    asks: 'quando chegou estava quebrado | porque não serviu | ficou pequeno | como veio quebrado | Rua do Carmo 7',
    'names an order': 'cancelar pedido 1001 | pedido 1001 quebrado | meu pedido',
    replaces: 'muda o endereço | prefiro não esperar',
    drops: 'cancela o pedido | cancela',
    waits: 'quanto custa | quanto tempo demora a entrega | oi, onde está meu pedido? | quanto',
    leaves: 'vou esperar | não quero esperar o pedido até segunda',
    'lacks the number': 'onde está meu pedido | pedido 1001 | não recebi | esqueci o número do apartamento',
    'is without it': 'não tenho porque não chegou | perdi o pacote',
    'rules out': 'é o 1003 | meu pedido não chegou, é o 1003',
    'asks for goods': 'onde está meu pedido? | vocês têm meu pacote? | quero devolver',
    'leaves open': 'não sei mexer nisso | sim',
    address: 'Rua das Flores 12 | São Paulo | o mesmo do pedido 1001 | 01310-200',
    'picks 1': 'primeiro quero saber o preço | um deles | primeira vez',
    'picks 2': 'dois itens | o segundo? | 2 dias',
    'picks 4': 'última semana',
  },
)
